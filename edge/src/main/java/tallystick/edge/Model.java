package tallystick.edge;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction;
import tallystick.kernel.Require;

/// A model in ONNX that tells how unusual it is what was measured at a moment. Its metadata name
/// the channels that it reads (`channels`, separated by commas); its one input is a row of as many
/// floats, in the channels' units, and its one output a float. What comes out is measured like
/// anything, under the model's name, so that rules apply to it.
final class Model implements AutoCloseable {
  private static final String CHANNELS = "channels";

  /// ONNX Runtime needs more of a stack than threads have in a small program, and ends the process
  /// when there is too little. What is not used costs nothing.
  static final long STACK_BYTES = 8L << 20;

  private final String name;
  private final OrtSession session;
  private final String input;
  private final List<String> channels;

  private Model(String name, OrtSession session, String input, List<String> channels) {
    this.name = name;
    this.session = session;
    this.input = input;
    this.channels = channels;
  }

  /// Reads one, and tries it.
  ///
  /// @param name of the channel of what comes out
  /// @throws IOException with a sentence for the owner
  static Model of(String name, byte[] bytes) throws IOException {
    FutureTask<Model> reading = new FutureTask<>(() -> read(name, bytes));
    new Thread(null, reading, "model", STACK_BYTES).start();
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException known) {
        throw new IOException(known.getMessage(), known);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was stopped while it was read", e);
    }
  }

  private static Model read(String name, byte[] bytes) throws IOException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Rows are small: threads, arenas and optimizers would cost more than they bring.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      return of(name, environment().createSession(bytes, options));
    } catch (OrtException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IOException("is no model: " + why, e);
    }
  }

  private static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  private static Model of(String name, OrtSession session) throws OrtException, IOException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    String said = session.getMetadata().getCustomMetadataValue(CHANNELS).orElse("");
    List<String> channels = List.of(said.split(",", DevicesAction.MAX_CHANNELS + 1));
    if (inputs.size() != 1 || said.isEmpty() || channels.size() > DevicesAction.MAX_CHANNELS) {
      session.close();
      throw new IOException("is no model with one input and the metadata " + CHANNELS);
    }
    Model model = new Model(name, session, inputs.keySet().iterator().next(), channels);
    try {
      var _ = model.run(new float[channels.size()]);
      return model;
    } catch (OrtException | IOException e) {
      session.close();
      throw e;
    }
  }

  /// What comes out, or null when not all that it reads was measured.
  ///
  /// @param values of channels, in thousandths of their units
  /// @throws IOException when what comes out is no number
  @Nullable Measurement score(Map<String, Long> values) throws IOException {
    float[] row = new float[channels.size()];
    for (int i = 0; i < row.length; i++) {
      Long value = values.get(channels.get(i));
      if (value == null) {
        return null;
      }
      row[i] = value / 1_000f;
    }
    try {
      return Measurement.of(name, BigDecimal.valueOf(run(row)));
    } catch (OrtException | NumberFormatException | Require.Field e) {
      throw new IOException("the model " + name + " says no number: " + e.getMessage(), e);
    }
  }

  private float run(float[] row) throws OrtException, IOException {
    long[] shape = {1, row.length};
    try (OnnxTensor in = OnnxTensor.createTensor(environment(), FloatBuffer.wrap(row), shape);
        OrtSession.Result out = session.run(Map.of(input, in))) {
      for (Map.Entry<String, OnnxValue> one : out) {
        if (one.getValue() instanceof OnnxTensor tensor && tensor.getInfo().getNumElements() == 1) {
          return tensor.getFloatBuffer().get(0);
        }
      }
    }
    throw new IOException("is no model with one number coming out");
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
