package dev.tenon.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class StyleTest {

  private static final int LONGEST_FILE = 400;

  private final JavaClasses house = House.classes();

  @Test
  void names_sayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveNameMatching(".*(Utils?|Helper|Manager)")
        .orShould()
        .haveNameMatching(".*\\.(Default|Abstract)[A-Z]\\w*")
        .because("a name says what a thing is, not that it implements something")
        .check(house);
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..internal..")
        .because("a package that feels mixed is two modules")
        .check(house);
  }

  @Test
  void packages_areNullMarked() {
    for (var type : house) {
      assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
          .as("@NullMarked on the package of %s", type.getName())
          .isTrue();
    }
  }

  @Test
  void nothing_isKeptInThreadLocals() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .because("virtual threads are many; a ScopedValue is bound to the work, not to the thread")
        .check(house);
  }

  @Test
  void process_isEndedByServiceAndCommandsAlone() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.tenon.service.Service")
        .and()
        .doNotHaveFullyQualifiedName("dev.tenon.command.Tenon")
        .and()
        .doNotHaveFullyQualifiedName("dev.tenon.dev.Standby")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(house);
  }

  @Test
  void logging_goesThroughSlf4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tenon.observe.logging")
        .and()
        .areNotAssignableTo(DataSource.class) // JDBC wants the other logger in its signatures
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(house);
  }

  @Test
  void exceptions_areFinal() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(house);
  }

  @Test
  void files_areShort() throws IOException {
    var tooLong = new ArrayList<String>();
    for (var source : House.sources()) {
      long lines = Files.readAllLines(source).size();
      if (lines > LONGEST_FILE) {
        tooLong.add(lines + " lines: " + House.root().relativize(source));
      }
    }
    assertThat(tooLong).isEmpty();
  }
}
