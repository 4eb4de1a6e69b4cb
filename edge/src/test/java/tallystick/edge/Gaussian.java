package tallystick.edge;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/// Makes a model of what is usual in a simulated cold room: how far each channel is from its mean,
/// in standard deviations, squared, on average. Argument: the file to write.
final class Gaussian {
  private static final List<String> CHANNELS = List.of("temperature", "humidity");
  private static final int DAY_SECONDS = 24 * 3_600;

  private Gaussian() {}

  public static void main(String[] arguments) throws IOException {
    byte[] model = of(CHANNELS, usual(1));
    Files.write(Path.of(arguments[0]), model);
    System.out.println(model.length + " bytes");
  }

  /// A day in a cold room.
  static List<float[]> usual(long seed) {
    ColdRoom room = new ColdRoom(seed, "");
    List<float[]> rows = new ArrayList<>();
    for (long second = 0; second < DAY_SECONDS; second++) {
      List<Measurement> measured = room.measure(second * 1_000);
      rows.add(new float[] {measured.get(0).value() / 1_000f, measured.get(1).value() / 1_000f});
    }
    return rows;
  }

  /// The model of rows.
  static byte[] of(List<String> channels, List<float[]> rows) {
    int width = channels.size();
    float[] means = new float[width];
    float[] scales = new float[width];
    for (int i = 0; i < width; i++) {
      int column = i;
      double mean = rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          rows.stream()
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
      means[i] = (float) mean;
      scales[i] = (float) (1 / Math.sqrt(variance));
    }
    ONNXContext onnx = new ONNXContext();
    onnx.setName("gaussian");
    ONNXPlaceholder input = onnx.floatInput(width);
    ONNXPlaceholder output = onnx.floatOutput(1);
    ONNXNode far =
        input
            .apply(ONNXOperators.SUB, onnx.array("means", means))
            .apply(ONNXOperators.MUL, onnx.array("scales", scales));
    far.apply(ONNXOperators.MUL, far)
        .apply(ONNXOperators.REDUCE_MEAN, Map.of("axes", new int[] {1}, "keepdims", 1))
        .assignTo(output);
    return OnnxMl.ModelProto.newBuilder()
        .setGraph(onnx.buildGraph())
        .setIrVersion(6)
        .addOpsetImport(ONNXOperators.getOpsetProto())
        .addMetadataProps(
            OnnxMl.StringStringEntryProto.newBuilder()
                .setKey("channels")
                .setValue(String.join(",", channels)))
        .build()
        .toByteArray();
  }
}
