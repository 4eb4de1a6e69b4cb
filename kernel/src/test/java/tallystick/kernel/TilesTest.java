package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 1234, 256, tile/0/x001/234",
    "0, 1234067, 256, tile/0/x001/x234/067",
    "1, 3, 17, tile/1/003.p/17",
    "63, 999, 255, tile/63/999.p/255",
    "-1, 1000, 1, tile/entries/x001/000.p/1",
    "0, 9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807",
  })
  void a_path_is_written_and_read_back(int level, long index, int width, String text) {
    Tiles.Path path = new Tiles.Path(level, index, width);
    assertEquals(text, path.text());
    assertEquals(path, Tiles.Path.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/001/234",
        "tile/0/x001",
        "tile/0/x001/x234",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/999",
        "tile/0/000.p/",
        "tile/0/000 ",
        "/tile/0/000",
        "tile/0/٠٠٠",
        "tile/entries/",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x001/x000/x000/x000/x000/x000/x000/000",
      })
  void any_other_spelling_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Tiles.Path.parse(text));
  }

  @Test
  void the_widths_are_those_of_the_example_in_the_specification() {
    assertEquals(256, Tiles.width(0, 272, 70_000));
    assertEquals(112, Tiles.width(0, 273, 70_000));
    assertEquals(0, Tiles.width(0, 274, 70_000));
    assertEquals(256, Tiles.width(1, 0, 70_000));
    assertEquals(17, Tiles.width(1, 1, 70_000));
    assertEquals(1, Tiles.width(2, 0, 70_000));
    assertEquals(0, Tiles.width(3, 0, 70_000));
    assertEquals(0, Tiles.width(8, 0, 70_000));
    assertEquals(256, Tiles.width(0, 0, 256));
    assertEquals(1, Tiles.width(1, 0, 256));
  }
}
