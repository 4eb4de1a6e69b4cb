package tallystick.server.compliance;

import java.util.Set;
import tallystick.kernel.Malformed;
import tools.jackson.databind.JsonNode;

/// The data that goes with a transfer, in the form of the interVASP messaging standard
/// ([IVMS101](https://www.intervasp.org)), as far as the Travel Rule needs it: somebody with a name
/// on both sides. What else the standard knows is taken as it is.
final class Ivms101 {
  /// Characters of the whole.
  static final int MAX_CHARS = 16_000;

  private static final int MAX_NAME = 100;
  private static final int MAX_PERSONS = 10;
  private static final Set<String> KNOWN =
      Set.of(
          "originator",
          "beneficiary",
          "originatingVASP",
          "beneficiaryVASP",
          "transferPath",
          "payloadMetadata");

  private Ivms101() {}

  /// Refuses what is not of the form, with a pointer to where.
  static void require(JsonNode data) {
    if (!data.isObject()) {
      throw malformed("", "must be an IVMS101 object");
    }
    for (String name : data.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw malformed("", "must have no other members than IVMS101 knows");
      }
    }
    if (data.toString().length() > MAX_CHARS) {
      throw malformed("", "must have at most " + MAX_CHARS + " characters");
    }
    persons(data, "/originator/originatorPersons");
    persons(data, "/beneficiary/beneficiaryPersons");
  }

  private static void persons(JsonNode data, String pointer) {
    JsonNode persons = data.at(pointer);
    if (!persons.isArray() || persons.isEmpty() || persons.size() > MAX_PERSONS) {
      throw malformed(pointer, "must have 1 to " + MAX_PERSONS + " persons");
    }
    for (int i = 0; i < persons.size(); i++) {
      JsonNode natural = persons.path(i).at("/naturalPerson/name/nameIdentifier/0");
      JsonNode legal = persons.path(i).at("/legalPerson/name/nameIdentifier/0");
      String name =
          natural.path("primaryIdentifier").asString("")
              + legal.path("legalPersonName").asString("");
      if (name.isBlank() || name.length() > MAX_NAME) {
        throw malformed(pointer + "/" + i, "must have a name of 1 to " + MAX_NAME + " characters");
      }
    }
  }

  private static Malformed malformed(String pointer, String rule) {
    return new Malformed("invalid-field", "/ivms101" + pointer, "ivms101 " + rule + ".");
  }
}
