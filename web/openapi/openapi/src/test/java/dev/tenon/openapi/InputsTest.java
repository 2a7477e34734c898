package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Attachment;
import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Discriminator;
import dev.tenon.contracts.Sort;
import dev.tenon.contracts.WireName;
import dev.tenon.http.BodyReader;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How headers, cookies, forms, orders and sealed interfaces stand in the document.
class InputsTest {

  record Caller(@WireName("X-Tenant") @Size(max = 9) String tenant, Optional<String> xLevel) {}

  record Session(@WireName("session-id") String id) {}

  record Login(String user, List<String> roles, Optional<String> next) {}

  record Maybe(Optional<String> one) {}

  enum Field {
    NAME
  }

  record Search(Sort<Field> sort) {}

  @Discriminator("kind")
  sealed interface Payment {
    record Card(String number) implements Payment {}

    record Cash() implements Payment {}
  }

  record Scan(String text) implements Attachment {}

  record Letter(String subject, Scan scan, @Nullable List<Scan> more) {}

  private static final class LetterReader implements BodyReader<Letter> {

    @Override
    public String mediaType() {
      return "multipart/form-data";
    }

    @Override
    public Contract<Letter> contract() {
      return Contract.withAttachments(Letter.class);
    }

    @Override
    public Letter read(Request request) {
      throw new IllegalStateException("documents read nothing");
    }
  }

  private final OpenApi document =
      OpenApi.of(
          "Inputs",
          "1",
          Routes.under("")
              .open()
              .get("/me")
              .headers(Caller.class)
              .cookies(Session.class)
              .query(Search.class)
              .calls((caller, session, search) -> "x")
              .gives(String.class)
              .post("/login")
              .form(Login.class)
              .does(login -> {})
              .put("/login")
              .form(Maybe.class)
              .does(maybe -> {})
              .post("/letters")
              .body(new LetterReader())
              .does(letter -> {})
              .post("/payments")
              .body(Payment.class)
              .calls(payment -> payment)
              .gives(Payment.class));

  @Test
  void headersAndCookies_areParameters() {
    assertThat(at("paths", "/me", "get", "parameters"))
        .asString()
        .contains(
            "name=sort, in=query, required=false",
            "name=X-Tenant, in=header, required=true, schema={type=string, maxLength=9}",
            "name=X-Level, in=header, required=false",
            "name=session-id, in=cookie, required=true");
  }

  @Test
  void form_isABodyOfItsOwnType() {
    assertThat(
            at(
                "paths",
                "/login",
                "post",
                "requestBody",
                "content",
                "application/x-www-form-urlencoded",
                "schema"))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "user",
                    Map.of("type", "string"),
                    "roles",
                    Map.of("type", "array", "items", Map.of("type", "string")),
                    "next",
                    Map.of("type", "string")),
                "required",
                List.of("user", "roles"),
                "additionalProperties",
                false));
    assertThat(at("paths", "/login", "put", "requestBody")).asString().doesNotContain("required=[");
  }

  @Test
  void formWithFiles_isABodyOfItsOwnType_whoseFilesAreBytes() {
    var file = Map.of("type", "string", "contentMediaType", "application/octet-stream");
    assertThat(
            at(
                "paths",
                "/letters",
                "post",
                "requestBody",
                "content",
                "multipart/form-data",
                "schema"))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "subject",
                    Map.of("type", "string"),
                    "scan",
                    file,
                    "more",
                    Map.of("type", "array", "items", file)),
                "required",
                List.of("subject", "scan"),
                "additionalProperties",
                false));
  }

  @Test
  void sealedInterface_hasADiscriminator() {
    assertThat(at("components", "schemas", "Payment", "discriminator", "mapping"))
        .isEqualTo(
            Map.of("card", "#/components/schemas/Card", "cash", "#/components/schemas/Cash"));
  }

  @Test
  void document_isOneByAnIndependentParser() {
    var options = new ParseOptions();
    options.setResolve(true);

    var parsed =
        new OpenAPIV3Parser()
            .readContents(new String(document.toJson(), StandardCharsets.UTF_8), null, options);

    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getComponents().getSchemas().get("Payment"))
        .asString()
        .contains("propertyName='kind'");
  }

  private Object at(String... steps) {
    var here = Contract.of(Object.class).parse(document.toJson());
    for (var step : steps) {
      here = Objects.requireNonNull(((Map<?, ?>) here).get(step));
    }
    return here;
  }
}
