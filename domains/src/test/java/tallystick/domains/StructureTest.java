package tallystick.domains;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.kernel.Domain;

/// The shape of the house, held by a machine. Every rule is shown to fail on what is planted in the
/// package `planted` of the tests.
class StructureTest {
  private static final String PLANTED = "tallystick.domains.planted";
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tallystick.kernel", "tallystick.domains");
  private static final JavaClasses SEEDED = new ClassFileImporter().importPackages(PLANTED);

  @Test
  void all_classes_are_looked_at() {
    assertTrue(PRODUCT.contain("tallystick.kernel.Rulebook"));
    assertTrue(PRODUCT.contain("tallystick.domains.market.MarketRules"));
    assertTrue(PRODUCT.stream().noneMatch(one -> one.getName().endsWith("Test")));
    assertTrue(decisions(PRODUCT).size() > 100, "only " + decisions(PRODUCT).size());
  }

  @Test
  void a_room_uses_only_rooms_above_it() {
    List<String> rooms =
        Domains.ALL.stream().map(room -> room.getClass().getPackageName()).toList();
    roomOrder(rooms).forEach(rule -> rule.check(PRODUCT));
    fails(roomOrder(List.of(PLANTED + ".upper", PLANTED + ".lower")).getFirst(), "UpperRules");
  }

  @Test
  void the_kernel_uses_a_json_library_and_signature_libraries_and_no_framework() {
    ArchRule rule =
        onlyUses(
            "tallystick.kernel",
            "java..",
            "tallystick.kernel",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation",
            "org.conscrypt",
            "fr.acinq.secp256k1",
            "org.bouncycastle..",
            "org.jspecify.annotations");
    rule.check(PRODUCT);
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(Ed25519|P256|Eip191|WalletKey|SoftPasskey)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.conscrypt", "fr.acinq.secp256k1", "org.bouncycastle..")
        .check(PRODUCT);
    fails(onlyUses(PLANTED, "java..", PLANTED, "org.junit.."), "ThrowsDice");
  }

  @Test
  void rooms_use_the_kernel_and_nothing_else() {
    onlyUses(
            "tallystick.domains..",
            "java.lang..",
            "java.util..",
            "java.math",
            "java.nio.charset",
            "tallystick.kernel",
            "tallystick.domains..",
            "org.jspecify.annotations")
        .check(PRODUCT);
    fails(onlyUses(PLANTED, "java..", "tallystick.."), "IsAnnotated");
  }

  @Test
  void decisions_are_the_same_on_every_machine() {
    assertEquals(List.of(), Determinism.violations(decisions(PRODUCT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReadsTheClock",
        "ReadsTheTimeOfDay",
        "ReadsTheEnvironment",
        "Gambles",
        "InventsIds",
        "ThrowsDice",
        "StartsThreads",
        "SharesMemory",
        "SplitsWork",
        "OpensFiles",
        "OpensTheNetwork",
        "KnowsTheLocale",
        "FormatsForTheLocale",
        "WalksAHashMap",
        "WalksAHashSet",
        "WalksASetOf",
        "WalksAMapOf",
        "CollectsToASet",
        "SortsByIdentity"
      })
  void a_planted_decision_that_depends_on_the_machine_is_found(String planted) {
    assertTrue(!Determinism.violations(List.of(planted(planted))).isEmpty());
  }

  @Test
  void no_decision_uses_floating_point() {
    assertEquals(List.of(), FloatingPoint.uses(decisions(PRODUCT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Divides", "Rounds", "KeepsAFraction", "BoxesAFraction"})
  void a_planted_fraction_is_found(String planted) {
    assertTrue(!FloatingPoint.uses(List.of(planted(planted))).isEmpty());
  }

  @Test
  void a_decision_in_whole_numbers_is_not_taken_for_a_fraction() {
    assertEquals(List.of(), FloatingPoint.uses(List.of(planted("ReadsTheClock"))));
  }

  @Test
  void rooms_carry_no_annotations() {
    assertEquals(List.of(), annotated(PRODUCT));
    assertEquals(List.of(PLANTED + ".Planted$IsAnnotated"), annotated(SEEDED));
  }

  @Test
  void names_say_what_makes_a_class_different() {
    names().check(PRODUCT);
    for (String name :
        List.of("WorkManager", "ThingImpl", "AbstractThing", "BaseThing", "StringUtils")) {
      fails(names(), name);
    }
  }

  @Test
  void every_room_has_the_same_doors_as_closed_as_may_be() {
    for (Domain room : Domains.ALL) {
      assertEquals(List.of(), doors(PRODUCT, room.getClass().getPackageName()));
    }
    assertEquals(
        List.of(
            "UpperAction is missing",
            "UpperPermissions is missing",
            "UpperRules is open to other rooms",
            "UpperEvent is missing",
            "UpperViews is missing",
            "UpperApi is missing",
            "UpperInvariants is missing",
            "UpperWorkload is missing",
            "UpperDomain is missing",
            "package-info is missing"),
        doors(SEEDED, PLANTED + ".upper"));
  }

  private static List<ArchRule> roomOrder(List<String> rooms) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i + 1 < rooms.size(); i++) {
      rules.add(
          noClasses()
              .that()
              .resideInAPackage(rooms.get(i) + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  rooms.subList(i + 1, rooms.size()).stream()
                      .map(room -> room + "..")
                      .toArray(String[]::new)));
    }
    return rules;
  }

  private static ArchRule onlyUses(String users, String... used) {
    return classes()
        .that()
        .resideInAPackage(users)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(used)
                .or(describe("are primitive", type -> type.getBaseComponentType().isPrimitive())));
  }

  private static ArchRule names() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service|Dto|DTO)")
        .orShould()
        .haveNameMatching("(.*[.$])?(Abstract|Base|Default)[A-Z]\\w*");
  }

  private static List<String> annotated(JavaClasses all) {
    return all.stream()
        .filter(one -> one.getPackageName().startsWith("tallystick.domains"))
        .filter(StructureTest::isAnnotated)
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  private static boolean isAnnotated(JavaClass one) {
    return one.getAnnotations().stream()
            .anyMatch(a -> !a.getRawType().getPackageName().startsWith("org.jspecify"))
        || one.getMembers().stream().anyMatch(member -> !member.getAnnotations().isEmpty());
  }

  private static List<String> doors(JavaClasses all, String room) {
    String last = room.substring(room.lastIndexOf('.') + 1);
    String name = last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
    List<String> wrong = new ArrayList<>();
    for (String door :
        List.of(
            "Action",
            "Permissions",
            "Rules",
            "Event",
            "Views",
            "Api",
            "Invariants",
            "Workload",
            "Domain")) {
      boolean open = List.of("Action", "Event", "Domain").contains(door);
      String type = room + "." + name + door;
      if (!all.contain(type)) {
        wrong.add(name + door + " is missing");
      } else if (!open && isPublic(all.get(type))) {
        wrong.add(name + door + " is open to other rooms");
      }
    }
    if (!all.contain(room + ".package-info")) {
      wrong.add("package-info is missing");
    }
    return wrong;
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  /// Whatever may take part in a decision: all but signing, chance, tile paths and the read side.
  private static List<JavaClass> decisions(JavaClasses all) {
    return all.stream()
        .filter(one -> !one.getName().matches(".*\\.(Dice|SigningKey|Tiles|Workload)(\\$.*)?"))
        .filter(one -> !one.getName().matches(".*(Views|Queries|Api|Workload)(\\$.*)?"))
        .toList();
  }

  private static JavaClass planted(String name) {
    return SEEDED.get(PLANTED + ".Planted$" + name);
  }

  private static void fails(ArchRule rule, String planted) {
    String report = rule.evaluate(SEEDED).getFailureReport().toString();
    assertTrue(report.contains(planted), report);
  }
}
