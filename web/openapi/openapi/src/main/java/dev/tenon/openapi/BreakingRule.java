package dev.tenon.openapi;

/// What breaks callers who go by a released document. Whether a change is one of these depends on
/// the side: a service may take more and give less than it said, not the other way round.
public enum BreakingRule {

  /// A path is gone, or a method of it.
  OPERATION_REMOVED(
      Caller.CALLS,
      "The operation is gone",
      "Keep it until nobody calls it, and serve the new one at a path of its own"),

  /// Callers must prove who they are in a way in which they had not to.
  SECURITY_TIGHTENED(
      Caller.CALLS,
      "Callers must prove more than before",
      "Go on letting in those who prove what was enough, or guard a new path"),

  /// A parameter is no longer known.
  PARAMETER_REMOVED(
      Caller.SENDS,
      "The parameter is not known any longer",
      "Go on reading it, as an optional one that changes nothing if need be"),

  /// A parameter is new and must be there, or must be there now.
  PARAMETER_REQUIRED(
      Caller.SENDS, "The parameter must be given now", "Make it optional, or give it a default"),

  /// A body that was read is read no longer.
  BODY_REMOVED(Caller.SENDS, "The body is not read any longer", "Go on reading it"),

  /// A body must be there now.
  BODY_REQUIRED(
      Caller.SENDS, "A body must be sent now", "Take it at a new path, where nobody sends none"),

  /// A media type of the body is no longer read.
  MEDIA_TYPE_NOT_TAKEN(
      Caller.SENDS, "The media type is not read any longer", "Read it beside the new one"),

  /// A member is no longer known where none but known ones are taken.
  PROPERTY_NOT_TAKEN(
      Caller.SENDS,
      "The member is refused as unknown",
      "Go on reading it, with @Alias if it has another name now"),

  /// A member is new and must be there, or must be there now.
  PROPERTY_REQUIRED(
      Caller.SENDS,
      "The member must be there now",
      "Make it @Nullable or Optional, or give it a value in defaults()"),

  /// A type, or null, is no longer taken.
  TYPE_NARROWED(
      Caller.SENDS, "Values of a type that was taken are refused", "Go on taking that type"),

  /// One of the values, or any but some, is no longer taken.
  VALUE_NOT_TAKEN(Caller.SENDS, "Values that were taken are refused", "Go on taking them"),

  /// One of several records is no longer taken.
  VARIANT_NOT_TAKEN(
      Caller.SENDS, "A kind of object that was taken is refused", "Go on taking that kind"),

  /// A limit, a pattern or a format refuses more.
  LIMIT_TIGHTENED(
      Caller.SENDS,
      "Values that were taken are refused",
      "Keep what was allowed, or ask for more at a new path"),

  /// What is left out stands for something else.
  DEFAULT_CHANGED(
      Caller.SENDS,
      "What callers leave out now means something else",
      "Keep the default, or add a member that chooses"),

  /// A status of success is no longer answered.
  STATUS_REMOVED(
      Caller.READS, "The status is not answered any longer", "Go on answering with that status"),

  /// A media type of an answer is no longer given.
  MEDIA_TYPE_NOT_GIVEN(
      Caller.READS, "The answer is not given in that form any longer", "Go on giving it"),

  /// A header of an answer is no longer promised.
  HEADER_REMOVED(Caller.READS, "The header is not sent any longer", "Go on sending it"),

  /// A member is no longer given.
  PROPERTY_REMOVED(
      Caller.READS, "The member is not there any longer", "Go on giving it beside the new one"),

  /// A member that was always given may be absent.
  PROPERTY_OPTIONAL(
      Caller.READS, "The member may be absent now", "Go on giving it, or add another member"),

  /// A type that was never given, or null, may be given.
  TYPE_WIDENED(
      Caller.READS,
      "Values of a type that never came may come",
      "Give them in a member of their own"),

  /// A value that was never given may be given.
  VALUE_ADDED(
      Caller.READS,
      "Values that never came may come",
      "Give them to callers who ask for them, or at a new path"),

  /// A record that was never given may be given.
  VARIANT_ADDED(
      Caller.READS,
      "A kind of object that never came may come",
      "Give it to callers who ask for it, or at a new path"),

  /// A limit, a pattern or a format promises less.
  LIMIT_LOOSENED(
      Caller.READS,
      "Values that never came may come",
      "Keep the promise, or give them in a member of their own");

  /// What a caller does that goes wrong.
  public enum Caller {
    /// Calls the operation at all.
    CALLS("who call"),
    /// Sends what was allowed.
    SENDS("who send to"),
    /// Reads what was promised.
    READS("who read from");

    private final String words;

    Caller(String words) {
      this.words = words;
    }
  }

  private final Caller caller;
  private final String meaning;
  private final String remedy;

  BreakingRule(Caller caller, String meaning, String remedy) {
    this.caller = caller;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /// Whom it breaks.
  public Caller caller() {
    return caller;
  }

  /// What happens to them, without a full stop.
  public String meaning() {
    return meaning;
  }

  /// How not to break them, without a full stop.
  public String remedy() {
    return remedy;
  }

  String whom() {
    return caller.words;
  }
}
