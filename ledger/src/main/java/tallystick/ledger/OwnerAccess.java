package tallystick.ledger;

import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// How the owner of a data folder reaches the node that runs in it: at a free port of the loopback
/// interface, with a secret that is made at every start and that only the owner may read.
///
/// @param address `host:port`
/// @param secret 64 hex digits
record OwnerAccess(String address, String secret) {
  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("tallystick-owner", Metadata.ASCII_STRING_MARSHALLER);

  static String newSecret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /// Leaves it in the folder's file `address`.
  void write(Path data) throws IOException {
    Path draft = data.resolve("address.draft");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, address + "\n" + secret + "\n");
    Files.move(draft, data.resolve("address"), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Reads what the running node left.
  static OwnerAccess read(Path data) throws IOException {
    Path file = data.resolve("address");
    if (!Files.exists(file)) {
      throw new IOException("no ledger runs in " + data + ": there is no file " + file);
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 2) {
      throw new IOException(file + " is not what a running ledger leaves there");
    }
    return new OwnerAccess(lines.get(0), lines.get(1));
  }

  /// Sends the secret along.
  ClientInterceptor sending() {
    Metadata headers = new Metadata();
    headers.put(HEADER, secret);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  /// Refuses whoever does not know the secret.
  static ServerInterceptor requiring(String secret) {
    byte[] expected = secret.getBytes(StandardCharsets.UTF_8);
    return new ServerInterceptor() {
      @Override
      public <Q, R> ServerCall.Listener<Q> interceptCall(
          ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String given = headers.get(HEADER);
        if (given != null
            && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
          return next.startCall(call, headers);
        }
        call.close(
            Status.PERMISSION_DENIED.withDescription("Only the owner of the folder may ask here."),
            new Metadata());
        return new ServerCall.Listener<>() {};
      }
    };
  }
}
