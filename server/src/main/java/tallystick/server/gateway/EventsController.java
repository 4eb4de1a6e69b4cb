package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Receipt;
import tallystick.ledger.EventStream;

/// `GET /v1/events?from=H`: every block from a height on, one JSON line each, for as long as the
/// caller listens. An empty line every 15 s shows that the line is alive.
@RestController
final class EventsController {
  private static final int MAX_STREAMS = 200;
  private static final int QUEUED_BLOCKS = 8;
  private static final int HEARTBEAT_SECONDS = 15;

  private final EventStream stream;
  private final Semaphore streams = new Semaphore(MAX_STREAMS);

  EventsController(EventStream stream) {
    this.stream = stream;
  }

  record BlockLine(
      long height, long time, long firstPosition, byte[] stateRoot, List<Receipt> actions) {}

  @GetMapping("/v1/events")
  void events(@RequestParam(defaultValue = "1") long from, HttpServletResponse response)
      throws Exception {
    if (!streams.tryAcquire()) {
      throw Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "Too many follow the events already.")
          .exception();
    }
    response.setContentType("application/x-ndjson");
    BlockingQueue<Block> queue = new ArrayBlockingQueue<>(QUEUED_BLOCKS);
    try (AutoCloseable following = stream.follow(Math.max(1, from), queue::put)) {
      write(queue, response.getOutputStream());
    } catch (IOException e) {
      // The caller has gone, which is how this ends.
    } finally {
      streams.release();
    }
  }

  private static void write(BlockingQueue<Block> queue, OutputStream out)
      throws IOException, InterruptedException {
    while (true) {
      Block block = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
      if (block != null) {
        out.write(line(block));
      }
      out.write('\n');
      if (queue.isEmpty()) {
        out.flush();
      }
    }
  }

  private static byte[] line(Block block) {
    List<Receipt> actions =
        IntStream.range(0, block.entries().size()).mapToObj(i -> Receipt.of(block, i)).toList();
    return Codec.JSON.writeValueAsBytes(
        new BlockLine(
            block.height(), block.time(), block.firstPosition(), block.stateRoot(), actions));
  }
}
