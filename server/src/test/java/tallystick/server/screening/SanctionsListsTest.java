package tallystick.server.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists in the forms in which they are handed out, of people who are made up.
class SanctionsListsTest {
  private static final String PRIMARY =
      """
      7,"ZORVATH, Belimir","individual","TEST] [DEMO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1960."
      8,"QUILLBROOK TRADING LLC",-0- ,"TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
      \u001a
      """;

  @TempDir private Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void the_three_files_of_a_list_are_joined() throws IOException {
    write("SDN.CSV", PRIMARY);
    write("ALT.CSV", "7,70,\"aka\",\"SORWAT, B.\",-0- \n");
    write("ADD.CSV", "7,71,-0- ,\"Nowhere\",\"Utopia\",-0- \n");
    List<Listed> entries = SanctionsLists.read(folder).entries();
    Listed first = entries.getFirst();
    assertEquals("ofac-sdn/7", first.key());
    assertEquals("individual", first.type());
    assertEquals(List.of("ZORVATH, Belimir", "SORWAT, B."), first.names());
    assertEquals(List.of("TEST", "DEMO"), first.programs());
    assertEquals("DOB 1960. Address: Nowhere Utopia.", first.remarks());
    assertEquals("entity", entries.getLast().type());
  }

  @Test
  void the_consolidated_list_stands_beside_the_other() throws IOException {
    write("sdn.csv", PRIMARY);
    write("cons_prim.csv", PRIMARY);
    assertEquals(
        List.of("ofac-sdn/7", "ofac-sdn/8", "ofac-consolidated/7", "ofac-consolidated/8"),
        SanctionsLists.read(folder).entries().stream().map(Listed::key).toList());
  }

  @Test
  void lists_as_xml_are_read_with_their_other_names() throws IOException {
    write(
        "sdn.xml",
        """
        <?xml version="1.0"?><sdnList xmlns="http://tempuri.org/sdnList.xsd">
        <publshInformation><Publish_Date>01/01/2026</Publish_Date></publshInformation>
        <sdnEntry><uid>9</uid><firstName>Belimir</firstName><lastName>ZORVATH</lastName>
        <sdnType>Individual</sdnType><programList><program>TEST</program></programList>
        <akaList><aka><uid>90</uid><type>a.k.a.</type><lastName>SORWAT</lastName></aka></akaList>
        </sdnEntry></sdnList>
        """);
    Listed only = SanctionsLists.read(folder).entries().getFirst();
    assertEquals("ofac-sdn/9", only.key());
    assertEquals(List.of("Belimir ZORVATH", "SORWAT"), only.names());
    assertEquals(List.of("TEST"), only.programs());
  }

  @Test
  void the_list_of_the_united_nations_is_read_with_original_scripts() throws IOException {
    write(
        "un.xml",
        """
        <CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>5</DATAID>
        <FIRST_NAME>Belimir</FIRST_NAME><SECOND_NAME>Zorvath</SECOND_NAME>
        <NAME_ORIGINAL_SCRIPT>Белимир Зорват</NAME_ORIGINAL_SCRIPT>
        <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Sorwat</ALIAS_NAME></INDIVIDUAL_ALIAS>
        </INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
        """);
    assertEquals(
        List.of("Belimir Zorvath", "Белимир Зорват", "Sorwat"),
        SanctionsLists.read(folder).entries().getFirst().names());
  }

  @Test
  void a_document_type_brings_nothing_from_outside() throws IOException {
    write("secret", "inside");
    write(
        "sdn.xml",
        "<!DOCTYPE sdnList [<!ENTITY x SYSTEM \"%s\">]><sdnList><sdnEntry>"
                .formatted(folder.resolve("secret").toUri())
            + "<uid>1</uid><lastName>&x;</lastName></sdnEntry></sdnList>");
    try {
      assertTrue(SanctionsLists.read(folder).entries().toString().indexOf("inside") < 0);
    } catch (IOException refused) {
      assertTrue(refused.toString().contains("sdn.xml"), refused::toString);
    }
  }

  @Test
  void a_mistake_is_told_with_its_file_and_line() throws IOException {
    write("SDN.CSV", "1,\"NOBODY\",\"individual\"\n");
    IOException mistake = assertThrows(IOException.class, () -> SanctionsLists.read(folder));
    assertTrue(mistake.toString().contains("SDN.CSV, line 1"), mistake::toString);
  }

  @Test
  void an_empty_folder_is_a_mistake_and_another_list_another_version() throws IOException {
    assertThrows(IOException.class, () -> SanctionsLists.read(folder));
    write("SDN.CSV", PRIMARY);
    String before = SanctionsLists.read(folder).version();
    write("SDN.CSV", PRIMARY.replace("Belimir", "Belomir"));
    assertNotEquals(before, SanctionsLists.read(folder).version());
  }
}
