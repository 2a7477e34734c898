package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.http.Routes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which change of paths, parameters, bodies, answers and guards breaks whom.
class OperationBreaksTest {

  /// What breaks in one direction is an addition in the other.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "OPERATION_REMOVED; 'get':{},'post':{}; 'get':{}; /paths/~1t~1{id}/post",
        "PARAMETER_REQUIRED; 'get':{'parameters':[{'in':'header','name':'A'}]}; 'get':{'parameters':[{'in':'header','name':'a','required':true}]}; /paths/~1t~1{id}/get/parameters/0",
        "PARAMETER_REMOVED; 'get':{'parameters':[{'$ref':'#/components/parameters/P'}]}; 'get':{}; /components/parameters/P",
        "PARAMETER_REMOVED; 'get':{},'parameters':[{'in':'cookie','name':'a'}]; 'get':{}; /paths/~1t~1{id}/parameters/0",
        "LIMIT_TIGHTENED; 'get':{'parameters':[{'in':'path','name':'id','required':true}]}; 'get':{'parameters':[{'in':'path','name':'id','required':true,'schema':{'maxLength':3}}]}; /paths/~1t~1{id}/get/parameters/0/schema/maxLength",
        "BODY_REQUIRED; 'get':{'requestBody':{}}; 'get':{'requestBody':{'required':true}}; /paths/~1t~1{id}/get/requestBody",
        "BODY_REMOVED; 'get':{'requestBody':{}}; 'get':{}; /paths/~1t~1{id}/get/requestBody",
        "MEDIA_TYPE_NOT_TAKEN; 'get':{'requestBody':{'content':{'a/b':{},'c/d':{}}}}; 'get':{'requestBody':{'content':{'a/b':{}}}}; /paths/~1t~1{id}/get/requestBody/content/c~1d",
        "STATUS_REMOVED; 'get':{'responses':{'200':{},'202':{}}}; 'get':{'responses':{'200':{}}}; /paths/~1t~1{id}/get/responses/202",
        "STATUS_REMOVED; 'get':{'responses':{'304':{}}}; 'get':{}; /paths/~1t~1{id}/get/responses/304",
        "MEDIA_TYPE_NOT_GIVEN; 'get':{'responses':{'200':{'content':{'text/csv':{}}}}}; 'get':{'responses':{'200':{}}}; /paths/~1t~1{id}/get/responses/200/content/text~1csv",
        "HEADER_REMOVED; 'get':{'responses':{'200':{'headers':{'ETag':{}}}}}; 'get':{'responses':{'200':{}}}; /paths/~1t~1{id}/get/responses/200/headers/ETag",
        "TYPE_WIDENED; 'get':{'responses':{'200':{'headers':{'X':{'schema':{'type':'integer'}}}}}}; 'get':{'responses':{'200':{'headers':{'X':{'schema':{'type':'number'}}}}}}; /paths/~1t~1{id}/get/responses/200/headers/X/schema/type",
        "SECURITY_TIGHTENED; 'get':{'security':[]}; 'get':{'security':[{'staff':[]}]}; /paths/~1t~1{id}/get/security",
        "SECURITY_TIGHTENED; 'get':{'security':[{'staff':[]},{'key':[]}]}; 'get':{'security':[{'staff':[]}]}; /paths/~1t~1{id}/get/security",
        "SECURITY_TIGHTENED; 'get':{'security':[{'staff':[]}]}; 'get':{'security':[{'staff':['admin']}]}; /paths/~1t~1{id}/get/security",
        "SECURITY_TIGHTENED; 'get':{'security':[{'staff':[]}]}; 'get':{'security':[{'staff':[],'tls':[]}]}; /paths/~1t~1{id}/get/security",
      })
  void change_breaks_andTakenBackItDoesNot(
      BreakingRule rule, String was, String now, String pointer) {
    assertThat(breaks(was, now))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.rule()).isEqualTo(rule);
          assertThat(change.pointer()).isEqualTo(pointer);
          assertThat(change.operation()).endsWith("/t/{id}");
        });
    assertThat(breaks(now, was)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'get':{'operationId':'a','summary':'b','tags':['c']}; 'get':{'operationId':'d'}",
        "'get':{'responses':{'404':{},'default':{}}}; 'get':{}",
        "'get':{'security':[{'staff':[]}]}; 'get':{'security':[{'people':[]}]}",
        "'get':{'security':[{'oidc':[]}]}; 'get':{'security':[{'oidc':[]},{}]}",
        "'get':{'responses':{'401':{}}}; 'get':{'responses':{'401':{}},'security':[{'staff':[]}]}",
        "'get':{}; 'get':{'security':[{}]}",
        "'parameters':[]; 'get':{}",
        "'get':{'requestBody':{'required':true}}; 'get':{'requestBody':{'required':true}}",
      })
  void change_thatCallersNeedNotCareFor_breaksNobody(String was, String now) {
    assertThat(breaks(was, now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "PARAMETER_REQUIRED; 'get':{'parameters':[{'in':'query','name':'a','required':true}]}",
        "BODY_REQUIRED; 'get':{'requestBody':{'required':true}}",
      })
  void whatIsNew_andMustBeSent_breaksWhoSendsNone(BreakingRule rule, String now) {
    assertThat(breaks("'get':{}", now)).extracting(BreakingChange::rule).containsExactly(rule);
  }

  @Test
  void route_thatIsGuardedNow_breaksWhoCalls_alsoWhereTheGuardDoesNotDescribeItself() {
    assertThat(breaks("'get':{'security':[]}", "'get':{'responses':{'401':{}}}"))
        .extracting(BreakingChange::rule)
        .containsExactly(BreakingRule.SECURITY_TIGHTENED);
  }

  @Test
  void securityOfTheWholeDocument_isThatOfItsOperations() {
    var open = document("'get':{}");
    var guarded = open.replace("'paths'", "'security':[{'staff':[]}],'paths'");

    assertThat(Documents.breaks(open, guarded))
        .singleElement()
        .extracting(BreakingChange::pointer)
        .isEqualTo("/security");
    assertThat(Documents.breaks(guarded, open)).isEmpty();
  }

  @Test
  void namesOfVariables_mayChange() {
    var was =
        document(
                "'get':{'parameters':[{'in':'path','name':'id'},{'in':'path','name':'part','schema':{'maxLength':9}}]}")
            .replace("{id}", "{id}/{part}");
    var now = was.replace("{id}", "{tea}").replace("'id'", "'tea'");

    assertThat(Documents.breaks(was, now)).isEmpty();
    assertThat(Documents.breaks(was, now.replace("9", "5"))).hasSize(1);
  }

  @Test
  void everyRule_saysWhomItBreaks_andTheRemedy() {
    assertThat(BreakingRule.values())
        .allSatisfy(rule -> {
          assertThat(rule.caller()).isNotNull();
          assertThat(rule.meaning()).isNotBlank().doesNotEndWith(".");
          assertThat(rule.remedy()).isNotBlank().doesNotEndWith(".");
        });
    assertThat(Arrays.stream(BreakingRule.Caller.values()).map(Enum::name))
        .containsExactly("CALLS", "SENDS", "READS");
  }

  @Test
  void document_ofRoutes_isComparedWithAReleasedOne() {
    var released = OpenApi.of("T", "1", Routes.under("").open().get("/a").does(() -> {})).toJson();
    var now = OpenApi.of("T", "2", Routes.under("").open().get("/b").does(() -> {}));

    assertThat(now.breakingSince(released))
        .singleElement()
        .asString()
        .startsWith("/paths/~1a/get: released {\"operationId\"")
        .contains("it breaks those who call GET /a.", "(OPERATION_REMOVED)");
    assertThat(now.breakingSince(now.toJson())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{'openapi':3}"})
  void released_thatIsNoDocument_isRefusedWithTheRemedy(String text) {
    var document = OpenApi.of("T", "1", Routes.under(""));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> document.breakingSince(Documents.bytes(text)))
        .withMessageContaining("Copy openapi.json as it was released.");
  }

  private static List<BreakingChange> breaks(String was, String now) {
    return Documents.breaks(document(was), document(now));
  }

  private static String document(String item) {
    return """
    {'openapi':'3.1.0','paths':{'/t/{id}':{%s}},'components':{
      'parameters':{'P':{'in':'query','name':'p'}},
      'securitySchemes':{
        'staff':{'type':'http','scheme':'bearer'},
        'people':{'type':'http','scheme':'bearer'},
        'key':{'type':'apiKey','in':'header','name':'X-Key'},
        'tls':{'type':'mutualTLS'},
        'oidc':{'type':'openIdConnect'}}}}\
    """
        .formatted(item);
  }
}
