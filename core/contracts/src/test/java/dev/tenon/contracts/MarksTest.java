package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarksTest {

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Secret {
    String value();
  }

  record Person(
      @Secret("email") @WireName("e/mail") String email,
      List<Address> addresses,
      Map<String, Optional2> more,
      Optional<Address> home,
      Patch<Address> work,
      @Secret("all") Pay pay,
      @Nullable Person partner) {}

  record Address(@Secret("street") String street, String town) {}

  record Optional2(@Secret("two") int two) {}

  sealed interface Pay {
    record Card(@Secret("number") String number) implements Pay {}

    record Cash(String coins) implements Pay {}
  }

  @Test
  void annotations_areFoundWhereverTheyStand_byTheirNamesOutside() {
    var found = Contract.of(Person.class).marked(Secret.class);

    assertThat(found.keySet())
        .containsExactly(
            "/e~1mail",
            "/addresses/*/street",
            "/more/*/two",
            "/home/street",
            "/work/street",
            "/pay",
            "/pay/number");
    assertThat(found.get("/e~1mail")).extracting(Secret::value).isEqualTo("email");
    assertThat(Contract.of(String.class).marked(Secret.class)).isEmpty();
    assertThat(Contract.list(Address.class).marked(Secret.class)).containsKey("/*/street");
  }
}
