package tallystick.server.connectors;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamConstants.Standards;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Malformed;

/// A segment of an EDI interchange, whichever standard it is of.
///
/// @param tag as `PO1`
/// @param elements each with its components; a simple one has one
/// @param position in the interchange, from 1; 0 if it is to be written
record Segment(String tag, List<List<String>> elements, int position) {
  private static final int MOST = 20_000;

  /// One to be written: an element is a text, or a list of components.
  static Segment of(String tag, Object... elements) {
    List<List<String>> all = new ArrayList<>();
    for (Object element : elements) {
      all.add(
          element instanceof List<?> components
              ? components.stream().map(String::valueOf).toList()
              : List.of(String.valueOf(element)));
    }
    return new Segment(tag, all, 0);
  }

  /// An element, or the first component of one; empty if it is not there.
  ///
  /// @param n from 1, as the standards count
  String get(int n) {
    return get(n, 1);
  }

  String get(int n, int component) {
    boolean there = n <= elements.size() && component <= elements.get(n - 1).size();
    return there ? elements.get(n - 1).get(component - 1) : "";
  }

  String place() {
    return "segment " + position + " (" + tag + ")";
  }

  /// Reads an interchange.
  ///
  /// @throws Malformed when it is none, or its envelopes do not fit
  static List<Segment> read(byte[] bytes) {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    // Partners are called by whatever code they agreed on.
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
    List<Segment> segments = new ArrayList<>();
    try (EDIStreamReader reader = factory.createEDIStreamReader(new ByteArrayInputStream(bytes))) {
      String tag = "";
      List<List<String>> elements = new ArrayList<>();
      List<String> composite = new ArrayList<>();
      boolean inComposite = false;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case START_SEGMENT -> {
            tag = reader.getText();
            elements = new ArrayList<>();
          }
          case START_COMPOSITE -> {
            composite = new ArrayList<>();
            inComposite = true;
          }
          case END_COMPOSITE -> {
            elements.add(composite);
            inComposite = false;
          }
          case ELEMENT_DATA -> {
            if (inComposite) {
              composite.add(reader.getText());
            } else {
              elements.add(List.of(reader.getText()));
            }
          }
          case END_SEGMENT -> {
            int position = reader.getLocation().getSegmentPosition();
            segments.add(new Segment(tag, elements, position));
            if (segments.size() > MOST) {
              throw new Malformed("too-many-rows", "", "It has more than " + MOST + " segments.");
            }
          }
          case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> throw broken(reader);
          default -> {
            // Envelopes and loops: their segments tell all that is asked.
          }
        }
      }
      return segments;
    } catch (EDIStreamException e) {
      throw new Malformed(
          "bad-edi",
          "",
          "It is no EDI interchange after segment "
              + segments.size()
              + ": "
              + e.getMessage()
              + ".");
    } catch (IOException e) {
      throw new IllegalStateException("bytes can be read", e);
    }
  }

  private static Malformed broken(EDIStreamReader reader) {
    return new Malformed(
        "bad-edi",
        "segment " + reader.getLocation().getSegmentPosition(),
        "The envelope is not as its standard says: " + reader.getErrorType() + ".");
  }

  /// Writes an interchange, with a line for each segment.
  static String write(List<Segment> segments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EDIOutputFactory factory = EDIOutputFactory.newFactory();
    factory.setProperty(EDIOutputFactory.PRETTY_PRINT, true);
    try (EDIStreamWriter writer = factory.createEDIStreamWriter(out, "UTF-8")) {
      boolean x12 = segments.getFirst().tag().equals("ISA");
      writer.setControlSchema(
          SchemaFactory.newFactory()
              .getControlSchema(
                  x12 ? Standards.X12 : Standards.EDIFACT,
                  x12 ? new String[] {"00401"} : new String[] {"UNOC", "3"}));
      writer.startInterchange();
      for (Segment segment : segments) {
        writer.writeStartSegment(segment.tag());
        for (List<String> element : segment.elements()) {
          write(writer, element);
        }
        writer.writeEndSegment();
      }
      writer.endInterchange();
    } catch (EDISchemaException | EDIStreamException e) {
      throw new IllegalStateException("what is written here is an interchange", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void write(EDIStreamWriter writer, List<String> element)
      throws EDIStreamException {
    if (element.size() == 1) {
      writer.writeElement(element.getFirst());
      return;
    }
    writer.writeStartElement();
    for (String component : element) {
      writer.writeComponent(component);
    }
    writer.endElement();
  }

  /// Segments with a tag, in their order.
  static List<Segment> all(List<Segment> segments, String... tags) {
    return segments.stream().filter(one -> Arrays.asList(tags).contains(one.tag())).toList();
  }
}
