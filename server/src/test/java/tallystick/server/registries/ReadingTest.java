package tallystick.server.registries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.server.registries.Registry.AMERICAN_CARBON_REGISTRY;
import static tallystick.server.registries.Registry.ART_TREES;
import static tallystick.server.registries.Registry.CERCARBONO;
import static tallystick.server.registries.Registry.ISOMETRIC;
import static tallystick.server.registries.Registry.VERRA;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.server.imports.Unreadable;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.State;
import tallystick.server.registries.Published.Units;

class ReadingTest {
  private static final String VERRA_HEADER =
      "Issuance Date,Vintage Start,Vintage End,ID,Name,Country/Area,Project Type,Methodology,"
          + "Quantity Issued,Serial Number,Additional Certifications,Retirement/Cancellation Date,"
          + "Retirement Beneficiary,Retirement Reason,Retirement Details\n";

  private static String verra(long first, long last, String quantity) {
    return "2026-03-01,2020-01-01,2020-12-31,1340,Bale Mountains,Ethiopia,AFOLU,VM0015,"
        + quantity
        + ",19385-%d-%d-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1,".formatted(first, last)
        + "CCB-Gold; Article 6 Authorized – NDC Use,2026-04-10,Ada,Other,For 2025\n";
  }

  private static final String ACR_HEADER =
      "Credit Serial Numbers,Date Issued (GMT),Vintage,Quantity of Credits,Status Effective  (GMT),"
          + "Retired on Behalf of,Retirement Reason,Purpose of Retirement,Project ID,Project Name,"
          + "Project Site Country,CCP Approved\n";

  private static String acr(String serial, String vintage, String quantity, String project) {
    return "%s,12/1/2022 8:05:15 PM,%s,%s,4/8/2026 9:47:33 PM,MLB,Other,Offsets,%s,Oak,US,Yes\n"
        .formatted(serial, vintage, quantity, project);
  }

  private static final String CERCARBONO_ISSUED =
      "verification,serial,issued_quantity,issuance_date,year,is_buffer,vintage_of_credits\n";
  private static final String CERCARBONO_RETIRED =
      "project_name,project_id,serial,vintage,certificate_destination,end_user,passive_subject,"
          + "date,quantity,from,to\n";

  private static String issued(String serial, long quantity, String buffer) {
    return "1,%s,%d,2020-01-23T21:05:02.000Z,2008,%s,x\n".formatted(serial, quantity, buffer);
  }

  private static String retired(String serial, long first, long last, long quantity) {
    return "Wood,1,%s,2008,Tax,Ada,,2020-01-24 08:51:41,%d,%d,%d\n"
        .formatted(serial, quantity, first, last);
  }

  private static String unreadable(Registry registry, String text) {
    return assertThrows(Unreadable.class, () -> Told.of(registry, text)).code();
  }

  @Test
  void a_row_of_verra_names_units_and_what_became_of_them() throws Exception {
    Told told = Told.of(VERRA, VERRA_HEADER + verra(941_467_007, 941_467_431, "425"));
    assertEquals("VCS-VER 941467007-941467431", told.ranges());
    Units units = told.units.getFirst();
    assertEquals(425, units.range().quantity());
    assertEquals("VCS1340", units.projectId());
    assertEquals("ET", units.project().country());
    assertEquals(2020, units.vintage());
    assertEquals(List.of("CCB-Gold", "Article 6 Authorized – NDC Use"), units.labels());
    assertTrue(units.authorised());
    assertEquals(State.RETIRED, units.fate().state());
    assertEquals(LocalDate.of(2026, 4, 10), units.fate().on());
    assertEquals("Ada", units.fate().beneficiary());
  }

  @Test
  void commas_between_thousands_are_understood() throws Exception {
    assertEquals("", Told.of(VERRA, VERRA_HEADER + verra(1, 1_000, "\"1,000\"")).codes());
    assertEquals(
        "2 number-refused", Told.of(VERRA, VERRA_HEADER + verra(1, 1_000, "\"10,00\"")).codes());
  }

  @ParameterizedTest
  @CsvSource({"1,425,424", "1,425,426", "0,424,425", "0,425,425", "5,5,0", "1,2,-2", "1,2,2.5"})
  void a_range_off_by_one_is_not_believed(long first, long last, String quantity) throws Exception {
    Told told = Told.of(VERRA, VERRA_HEADER + verra(first, last, quantity));
    assertEquals(List.of(), told.units);
    assertEquals(1, told.doubts.size());
  }

  @Test
  void a_range_that_ends_before_it_begins_is_refused() throws Exception {
    assertEquals("2 range-refused", Told.of(VERRA, VERRA_HEADER + verra(9, 8, "0")).codes());
  }

  @Test
  void no_unit_stands_in_two_rows() throws Exception {
    Told told =
        Told.of(
            VERRA,
            VERRA_HEADER
                + verra(10, 19, "10")
                + verra(20, 29, "10")
                + verra(19, 19, "1")
                + verra(5, 40, "36")
                + verra(12, 13, "2")
                + verra(30, 30, "1"));
    assertEquals("VCS-VER 10-19, VCS-VER 20-29, VCS-VER 30-30", told.ranges());
    assertEquals("4 range-taken, 5 range-taken, 6 range-taken", told.codes());
    assertEquals(
        "Some of these units stand in file1.csv, line 2.", told.doubts.getFirst().sentence());
  }

  @ParameterizedTest
  @CsvSource({
    "19385-1-2-VCS-VCU-1507-VER-ET-14-9-01012020-31122020-1, serial-differs",
    "19385-1-2-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020, serial-refused",
    "19385-1-2-GS-VCU-1507-VER-ET-14-1340-01012020-31122020-1, serial-refused",
    "19385-x-2-VCS-VCU-1507-VER-ET-14-1340-01012020-31122020-1, serial-refused",
    "19385-1-9999999999999999999-VCS-VCU-1-VER-ET-14-1340-01012020-31122020-1, serial-refused",
    "'', cell-empty"
  })
  void what_is_no_serial_number_of_the_row_is_refused(String serial, String code) throws Exception {
    String row = verra(1, 2, "2").replaceFirst("19385-[^,]*", serial);
    assertEquals("2 " + code, Told.of(VERRA, VERRA_HEADER + row).codes());
  }

  @Test
  void units_of_the_american_carbon_registry_are_numbered_within_a_block() throws Exception {
    Told told =
        Told.of(
            AMERICAN_CARBON_REGISTRY,
            ACR_HEADER
                + acr("ACR-US-407-2025-2899-1 to 9", "2025", "9", "ACR407")
                + acr("ACR-US-407-2025-2900-1 to 9", "2025", "9", "ACR407")
                + acr("ACR-US-407-2025-2899-1 to 9", "2024", "9", "ACR407")
                + acr("ACR-US-407-2025-2899-1 to 9", "2025", "9", "ACR408"));
    assertEquals("ACR-US-407-2025-2899 1-9, ACR-US-407-2025-2900 1-9", told.ranges());
    assertEquals("4 serial-differs, 5 serial-differs", told.codes());
    assertEquals(List.of("CCP"), told.units.getFirst().labels());
    assertEquals("Offsets", told.units.getFirst().fate().message());
  }

  @Test
  void an_issuance_without_serial_numbers_is_told_and_not_guessed() throws Exception {
    Told told =
        Told.of(
            ART_TREES,
            """
            Date Approved,Program ID,Program Name,Vintage,Credits Verified,Program  Country
            03/09/2026,ART130,Tai,2023,109796,COTE D'IVOIRE
            03/09/2026,ART130,Tai,2024,0,COTE D'IVOIRE
            """);
    assertEquals("2 no-serials, 3 nothing-issued", told.codes());
    assertEquals(
        "The row tells that 109796 units were issued, but not which.",
        told.doubts.getFirst().sentence());
  }

  @Test
  void both_standards_that_art_keeps_are_understood() throws Exception {
    String header =
        "Vintage,Credit Serial Numbers,Quantity of Credits,Status Effective,Program ID,"
            + "Program Name,Program  Country,Retirement Reason\n";
    Told told =
        Told.of(
            ART_TREES,
            header
                + "2023,FCPF-CI-130-2023-20-1 to 46404,46404,04/08/2026,ART130,Tai,PERU,Pledge\n"
                + "2016,ART-GY-102-2016-9-1401 to 1408,8,07/12/2023,ART102,Guyana,GUYANA,Pledge\n");
    assertEquals("FCPF-CI-130-2023-20 1-46404, ART-GY-102-2016-9 1401-1408", told.ranges());
    assertEquals("GY", told.units.getLast().project().country());
  }

  @Test
  void what_no_retirement_of_cercarbono_names_is_active() throws Exception {
    Told told =
        Told.of(
            CERCARBONO,
            CERCARBONO_ISSUED
                + issued("CDC_1_1_1_321_14_1", 1_000, "False")
                + issued("CDC_1_1_1_321_14_1_2008", 100, "False")
                + issued("CDC_1_1_1_321_14_1_2009", 50, "False")
                + issued("CDC_1_1_1_321_14_1_BF", 7, "True"),
            CERCARBONO_RETIRED
                + retired("CDC_1_1_1_321_14_1", 0, 9, 10)
                + retired("CDC_1_1_1_321_14_1", 20, 29, 10)
                + retired("CDC_1_1_1_321_14_1_2008", 1, 100, 100));
    assertEquals(
        "CDC_1_1_1_321_14_1 1-10, CDC_1_1_1_321_14_1 21-30, CDC_1_1_1_321_14_1_2008 1-100, "
            + "CDC_1_1_1_321_14_1 11-20, CDC_1_1_1_321_14_1 31-1000, "
            + "CDC_1_1_1_321_14_1_2009 1-50, CDC_1_1_1_321_14_1_BF 1-7",
        told.ranges());
    assertEquals("3 nothing-left", told.codes());
    assertEquals("CDC_1_1_1_321_14_1 0-9", told.units.getFirst().serial());
    assertEquals(State.BUFFER, told.units.getLast().fate().state());
  }

  @Test
  void retirements_beyond_an_issuance_are_told() throws Exception {
    String serial = "CDC_1_1_1_321_14_1_2008";
    Told told =
        Told.of(
            CERCARBONO,
            CERCARBONO_ISSUED + issued(serial, 99, "False") + issued(serial, 99, "False"),
            CERCARBONO_RETIRED + retired(serial, 1, 100, 100));
    assertEquals("2 quantity-differs, 3 range-taken", told.codes());
  }

  @Test
  void a_project_of_cercarbono_has_a_place() throws Exception {
    String header = "id,code,developer,name,sector,quantification_method,stage,locations\n";
    Told told =
        Told.of(
            CERCARBONO,
            header
                + "1,CDC-1,EPM,Wood,\"[{'id': 14, 'description': \"\"L'or\"\"}]\",M,Certified,"
                + "\"[{'country': 'Colombia', 'data_map': {'latitude': 8.41291874,"
                + " 'longitude': -75.584}}]\"\n"
                + "2,CDC-2,EPM,-,[],M,Certified,\"[{'country': \"\n"
                + "3,CDC-3,EPM,Ore,[],M,Certified,\"[{'country': 'Atlantis'}]\"\n");
    Project project = told.projects.getFirst();
    assertEquals(new Place(8_412_918, -75_584_000), project.place());
    assertEquals("CO", project.country());
    assertEquals("L'or", project.sector());
    assertEquals("3 list-refused, 4 country-unknown", told.codes());
  }

  @Test
  void whole_tonnes_of_isometric_are_units_and_parts_of_one_are_told() throws Exception {
    String header =
        "retirement_id,retired_at,purposes,notes,beneficiary.name,credit_batch_size_total.credits,"
            + "credit_batch_size_total.credit_kgs,project_id,sequestered_on\n";
    String row =
        "ret_1KBAPHNME1S043BC,2025-11-30T15:36:49.129650Z,\"['other', 'more']\",,Ada,%s,"
            + "prj_1H502CZZH1S0VMYW,2024-06-06\n";
    Told told =
        Told.of(
            ISOMETRIC,
            header
                + row.formatted("12.0,12000")
                + row.formatted("1.125,1125")
                + row.formatted("1.125,1000"));
    assertEquals("ret_1KBAPHNME1S043BC 1-12", told.ranges());
    assertEquals("3 not-whole-tonnes, 4 quantity-differs", told.codes());
    assertEquals("other, more", told.units.getFirst().fate().purpose());
  }

  @Test
  void projects_are_told_before_units_and_once() throws Exception {
    String projects =
        """
        ID,Name,Proponent,Methodology,Status,Country/Area
        1340,Bale,Oromia,VM0015,Registered,Ethiopia
        1340,Bale again,Oromia,VM0015,Registered,Ethiopia
        1341,Nowhere,Oromia,VM0015,Registered,Atlantis
        """;
    Told told = Told.of(VERRA, VERRA_HEADER + verra(1, 2, "2"), projects);
    assertEquals(List.of("projects", "transactions"), told.files);
    assertEquals("3 project-again, 4 country-unknown", told.codes());
    assertNull(told.projects.getFirst().place());
    assertEquals(4, told.count);
  }

  @Test
  void a_row_with_too_few_or_too_many_cells_is_told() throws Exception {
    String row = verra(1, 2, "2");
    String text = VERRA_HEADER + row.strip() + ",more\n" + "2026-03-01,2020-01-01\n" + row;
    assertEquals("2 wrong-width, 3 wrong-width", Told.of(VERRA, text).codes());
  }

  @Test
  void a_file_that_cannot_be_read_to_its_end_is_refused() {
    assertEquals("empty-file", unreadable(VERRA, ""));
    assertEquals("not-a-registry-file", unreadable(VERRA, "a,b\n1,2\n"));
    assertEquals("not-a-registry-file", unreadable(ISOMETRIC, VERRA_HEADER));
    assertEquals("broken-header", unreadable(VERRA, "ID,Name, ID\n"));
    assertEquals("broken-csv", unreadable(VERRA, VERRA_HEADER + verra(1, 2, "2") + "\"a"));
    assertEquals("broken-csv", unreadable(VERRA, VERRA_HEADER + "\"a\"b,c\n"));
  }

  @Test
  void text_in_another_encoding_is_refused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("latin.csv");
    byte[] bytes = (VERRA_HEADER + verra(1, 2, "2")).getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xff;
    Files.write(file, bytes);
    Unreadable refused = assertThrows(Unreadable.class, () -> Told.of(VERRA, file));
    assertEquals("not-utf-8", refused.code());
    assertTrue(Objects.requireNonNull(refused.getMessage()).startsWith("latin.csv: "));
  }
}
