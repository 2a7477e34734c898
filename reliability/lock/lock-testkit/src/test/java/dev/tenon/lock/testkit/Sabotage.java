package dev.tenon.lock.testkit;

/// One way in which a store of locks can be wrong, and the sentence of the contract that must find
/// it; others may find it, too.
enum Sabotage {
  NONE("", "nothing"),
  NO_EXPIRY("lease_expired_isReleased", "a lease never ends"),
  NO_OWNER_CHECK_ON_RELEASE(
      "release_ofAnothersLease_isFalse_andLeavesItHeld", "anybody may release"),
  ANOTHERS_LEASE_RELEASED(
      "release_afterExpiry_leavesTheNextHolder",
      "a late release says false and frees the next holder's lock all the same"),
  NO_OWNER_CHECK_ON_RENEWAL(
      "renewal_ofAnothersLease_isFalse_andDoesNotLengthenIt", "anybody may renew"),
  TOKEN_REUSED(
      "fence_growsFromReleaseToGrant", "the fence is the time, in steps that are too coarse"),
  TOKEN_LOST_WITH_THE_CLIENT("fence_growsFromClientToClient", "the client counts the fences"),
  TOKEN_LOST_WITH_THE_DATA(
      "fence_growsWhenTheStoreHasLostItsData", "the fence is a counter that is lost with the data"),
  CLOCK_OF_THE_CLIENT("clock_ofTheClient_doesNotCount", "the end is what the client's clock says"),
  RENEWAL_FORGOTTEN("renewed_lastsOn", "a renewal says true and does nothing"),
  RENEWAL_ADDS_UP("renewal_countsFromNow", "a renewal is added to what is left"),
  EXPIRED_LEASE_IS_REVIVED(
      "renewal_afterExpiry_isFalse_evenIfNobodyTookTheLock", "a lease that ended can be renewed"),
  CHECK_THEN_ACT("manyAtOnce_oneIsGranted", "looking and taking are two steps"),
  REENTRANT("held_isNotGrantedToItsOwnerEither", "who holds it is granted it again"),
  REFUSED_ATTEMPT_LENGTHENS(
      "refused_changesNothing", "asking in vain lengthens the holder's lease"),
  NAMES_WITHOUT_CASE("names_areApart", "names that differ in case are one lock");

  private final String caughtBy;
  private final String what;

  Sabotage(String caughtBy, String what) {
    this.caughtBy = caughtBy;
    this.what = what;
  }

  /// The test of the contract that must fail.
  String caughtBy() {
    return caughtBy;
  }

  /// What is wrong, in words.
  String what() {
    return what;
  }
}
