package tallystick.server.gateway;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Tells what Tomcat refuses by itself, before anything of ours is asked, as all other problems are
/// told.
final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      Problem.of(status).write(response);
    } catch (IOException e) {
      // Nobody is left to answer.
    }
  }
}
