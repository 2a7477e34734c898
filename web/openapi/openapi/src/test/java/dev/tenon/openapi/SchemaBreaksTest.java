package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which change of a schema breaks whom. What takes less breaks those who send it, and taken back,
/// in an answer, those who read it: each change is looked at on both sides and in both directions.
class SchemaBreaksTest {

  private static final String SCHEMA =
      "/paths/~1t/post/requestBody/content/application~1json/schema";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "TYPE_NARROWED; TYPE_WIDENED; {'type':['string','null']}; {'type':'string'}; /type",
        "TYPE_NARROWED; TYPE_WIDENED; {'type':'number'}; {'type':'integer'}; /type",
        "TYPE_NARROWED; TYPE_WIDENED; {}; {'type':'string'}; /type",
        "TYPE_NARROWED; TYPE_WIDENED; {'anyOf':[{'$ref':'#/components/schemas/A'},{'type':'null'}]}; {'$ref':'#/components/schemas/A'}; /anyOf/1",
        "VALUE_NOT_TAKEN; VALUE_ADDED; {'type':'string','enum':['x','y']}; {'type':'string','enum':['x']}; /enum",
        "VALUE_NOT_TAKEN; VALUE_ADDED; {'type':'string','enum':['x','y']}; {'type':'string','const':'x'}; /const",
        "VALUE_NOT_TAKEN; VALUE_ADDED; {'type':'string'}; {'type':'string','enum':['x']}; /enum",
        "VARIANT_NOT_TAKEN; VARIANT_ADDED; {'oneOf':[{'type':'string'},{'type':'integer'}]}; {'oneOf':[{'type':'string'}]}; /oneOf/1",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'string','maxLength':9}; {'type':'string','maxLength':5}; /maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'string'}; {'type':'string','maxLength':5}; /maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'string'}; {'type':'string','minLength':5}; /minLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'integer','minimum':1}; {'type':'integer','minimum':2}; /minimum",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'number','exclusiveMaximum':1.5}; {'type':'number','exclusiveMaximum':1.25}; /exclusiveMaximum",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'array','items':{'maxLength':9}}; {'type':'array','items':{'maxLength':1}}; /items/maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'array'}; {'type':'array','items':{'maxLength':1}}; /items/maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'array'}; {'type':'array','uniqueItems':true}; /uniqueItems",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'uniqueItems':false}; {'uniqueItems':true}; /uniqueItems",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'string'}; {'type':'string','pattern':'a'}; /pattern",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'type':'string'}; {'type':'string','format':'date'}; /format",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'format':'int64'}; {'format':'int32'}; /format",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'format':'double'}; {'format':'float'}; /format",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'allOf':[{'pattern':'a'}]}; {'allOf':[{'pattern':'b'},{'pattern':'a'}]}; /allOf",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'propertyNames':{'maxLength':9}}; {'propertyNames':{'maxLength':5}}; /propertyNames/maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'additionalProperties':{'maxLength':9}}; {'additionalProperties':{'maxLength':5}}; /additionalProperties/maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {}; {'additionalProperties':{'maxLength':5}}; /additionalProperties/maxLength",
        "LIMIT_TIGHTENED; LIMIT_LOOSENED; {'additionalProperties':true}; {'additionalProperties':{'maxLength':5}}; /additionalProperties/maxLength",
        "PROPERTY_REQUIRED; PROPERTY_OPTIONAL; {'properties':{'a':{}}}; {'properties':{'a':{}},'required':['a']}; /properties/a",
      })
  void change_breaksOneSide_andTheOtherTakenBack(
      BreakingRule sent, BreakingRule read, String wide, String narrow, String place) {
    assertThat(sent(wide, narrow))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.rule()).isEqualTo(sent);
          assertThat(change.pointer()).isEqualTo(SCHEMA + place);
        });
    assertThat(sent(narrow, wide)).isEmpty();
    assertThat(read(wide, narrow)).isEmpty();
    assertThat(read(narrow, wide)).extracting(BreakingChange::rule).containsExactly(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "LIMIT; {'type':'string','pattern':'a'}; {'type':'string','pattern':'b'}",
        "LIMIT; {'type':'string','format':'date'}; {'type':'string','format':'time'}",
        "LIMIT; {'format':'float'}; {'format':'int32'}",
        "LIMIT; {'multipleOf':2}; {'multipleOf':3}",
        "VALUE; {'type':'string','const':'a'}; {'type':'string','const':'b'}",
        "TYPE; {'type':'string','maxLength':5}; {'type':'integer'}",
        "TYPE; {'type':['string','null'],'maxLength':5}; {'type':['integer','null']}",
      })
  void change_toSomethingElse_breaksBothSides(String what, String was, String now) {
    assertThat(sent(was, now)).singleElement().asString().contains("(" + what);
    assertThat(read(was, now)).singleElement().asString().contains("(" + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'type':'string','enum':['x','y']}; {'type':'string','enum':['y','x']}",
        "{'enum':['x',null],'type':['string','null']}; {'enum':[null,'x'],'type':['null','string']}",
        "{'const':null}; {'const':null}",
        "{'allOf':[{'pattern':'a'},{'pattern':'b'}]}; {'allOf':[{'pattern':'b'},{'pattern':'a'}]}",
        "{'type':'array','items':true}; {'type':'array'}",
        "{'uniqueItems':false}; {}",
        "{'default':1,'not':{}}; {'default':1,'not':{}}",
        "{'additionalProperties':true}; {}",
        "{'description':'x','examples':['a']}; {'title':'y'}",
        "{'$ref':'#/components/schemas/A'}; {'$ref':'#/components/schemas/B'}",
        "{'oneOf':[{'$ref':'#/components/schemas/A'}]}; {'anyOf':[{'$ref':'#/components/schemas/B'}]}",
        "{'minimum':'low'}; {'maximum':{}}",
        "{'$ref':'#/components/schemas/Nowhere'}; {}",
        "{'$ref':'https://elsewhere.example'}; {}",
        "{'$ref':'#/components/schemas/Round'}; {'$ref':'#/components/schemas/Round'}",
        "{'$ref':'#/components/schemas/Choice'}; {'$ref':'#/components/schemas/Choice'}",
        "[]; 1",
      })
  void whatSaysTheSame_breaksNobody(String was, String now) {
    assertThat(sent(was, now)).isEmpty();
    assertThat(read(was, now)).isEmpty();
  }

  @Test
  void member_thatIsGone_isRefusedWhereNoneButKnownAreTaken_andMissedByReaders() {
    var two = "{'properties':{'a':{},'b':{}},'additionalProperties':false}";
    var one = "{'properties':{'a':{}},'additionalProperties':false}";

    assertThat(sent(two, one))
        .singleElement()
        .hasToString(
            """
            %s/properties/b: released {}, now nothing.
              The member is refused as unknown; it breaks those who send to POST /t.
              Go on reading it, with @Alias if it has another name now. (PROPERTY_NOT_TAKEN)\
            """
                .formatted(SCHEMA));
    assertThat(read(two, one))
        .singleElement()
        .extracting(BreakingChange::rule)
        .isEqualTo(BreakingRule.PROPERTY_REMOVED);
    assertThat(sent(one, two)).isEmpty();
    assertThat(read(one, two)).isEmpty();
    assertThat(sent("{'properties':{'a':{}}}", "{}")).isEmpty();
  }

  @Test
  void objects_thatTakeNoOthersAnyLonger_refuseThem() {
    assertThat(sent("{}", "{'additionalProperties':false}"))
        .extracting(BreakingChange::rule)
        .containsExactly(BreakingRule.PROPERTY_NOT_TAKEN);
    assertThat(sent("{'additionalProperties':false}", "{'additionalProperties':{'type':'string'}}"))
        .isEmpty();
    assertThat(read("{}", "{'additionalProperties':false}")).isEmpty();
  }

  @Test
  void member_thatIsNewAndRequired_breaksWhoSends_andIsWelcomeToReaders() {
    var more = "{'properties':{'a':{}},'required':['a']}";

    assertThat(sent("{}", more))
        .extracting(BreakingChange::rule)
        .containsExactly(BreakingRule.PROPERTY_REQUIRED);
    assertThat(read("{}", more)).isEmpty();
    assertThat(read(more, "{}"))
        .extracting(BreakingChange::rule)
        .containsExactly(BreakingRule.PROPERTY_REMOVED);
  }

  @Test
  void default_thatIsAnother_meansSomethingElse_toWhoLeavesItOut() {
    var one = "{'properties':{'a':{'default':1}}}";

    assertThat(sent(one, one.replace("1", "2")))
        .extracting(BreakingChange::rule)
        .containsExactly(BreakingRule.DEFAULT_CHANGED);
    assertThat(sent(one, "{'properties':{'a':{}}}")).hasSize(1);
    assertThat(sent("{'properties':{'a':{}}}", one)).isEmpty();
    assertThat(read(one, one.replace("1", "2"))).isEmpty();
  }

  @Test
  void records_ofAChoice_areKnownByTheirDiscriminator() {
    var both = choice("{'$ref':'#/components/schemas/Cash'},{'$ref':'#/components/schemas/Card'}");
    var card = choice("{'$ref':'#/components/schemas/Card'}");

    assertThat(sent(both, card))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.rule()).isEqualTo(BreakingRule.VARIANT_NOT_TAKEN);
          assertThat(change.pointer()).isEqualTo("/components/schemas/Cash");
          assertThat(change.now()).isEqualTo("nothing");
        });
    assertThat(read(card, both))
        .extracting(BreakingChange::rule)
        .containsExactly(BreakingRule.VARIANT_ADDED);
    assertThat(sent(card, choice("{'$ref':'#/components/schemas/CardInput'}")))
        .as("the same record under another name, with a tighter limit")
        .extracting(BreakingChange::pointer)
        .containsExactly("/components/schemas/CardInput/properties/number/maxLength");
  }

  @Test
  void change_ofASharedSchema_isToldOnce() {
    assertThat(
            sent(
                "{'properties':{'a':{'$ref':'#/components/schemas/Card'},'b':{'$ref':'#/components/schemas/Card'},'c':{'properties':{'kind':{'const':'card'},'number':{'maxLength':9}},'required':['kind']}}}",
                "{'properties':{'a':{'$ref':'#/components/schemas/CardInput'},'b':{'$ref':'#/components/schemas/CardInput'},'c':{'$ref':'#/components/schemas/CardInput'}}}"))
        .hasSize(1);
  }

  private static String choice(String records) {
    return "{'oneOf':[%s],'discriminator':{'propertyName':'kind'}}".formatted(records);
  }

  private static List<BreakingChange> sent(String was, String now) {
    return Documents.breaks(body(was), body(now));
  }

  private static List<BreakingChange> read(String was, String now) {
    return Documents.breaks(answer(was), answer(now));
  }

  private static String body(String schema) {
    return document(
        "'requestBody':{'content':{'application/json':{'schema':%s}}}".formatted(schema));
  }

  private static String answer(String schema) {
    return document(
        "'responses':{'200':{'content':{'application/json':{'schema':%s}}}}".formatted(schema));
  }

  private static String document(String operation) {
    return """
    {'openapi':'3.1.0','paths':{'/t':{'post':{%s}}},'components':{'schemas':{
      'A':{'type':'object'},
      'B':{'type':'object'},
      'Round':{'$ref':'#/components/schemas/Round'},
      'Choice':{'oneOf':[{'$ref':'#/components/schemas/Choice'},{'type':'string'}]},
      'Cash':{'properties':{'kind':{'const':'cash'}},'required':['kind']},
      'Card':{'properties':{'kind':{'const':'card'},'number':{'maxLength':9}},'required':['kind']},
      'CardInput':{'properties':{'kind':{'const':'card'},'number':{'maxLength':5}},'required':['kind']}}}}\
    """
        .formatted(operation);
  }
}
