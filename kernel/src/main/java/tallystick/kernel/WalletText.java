package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The text that a wallet shows and signs in the place of a message, usually a payload:
///
/// ```
/// I sign this at Tallystick:
///
/// {
///   "v": 1,
///   "log": "tallystick/3f2a…",
///   "type": "accounts.Transfer",
///   …
/// }
///
/// SHA-256 of the exact bytes: <64 hex digits>
/// ```
///
/// The middle is the message, character for character, laid out: one member a line, two spaces of
/// indentation a level. That is done without a JSON parser, so that any program makes the same of
/// any text: outside strings, a line break follows `{`, `[` and `,` and comes before `}` and `]`, a
/// space follows `:`, and other white space between the outermost brackets is left out. What would
/// be invisible or turn the text around it is written as JSON escapes it, with four hex digits. So
/// messages with the same middle mean the same, and the last line tells even these apart.
final class WalletText {
  private static final String BEFORE = "I sign this at Tallystick:\n\n";
  private static final String AFTER = "\n\nSHA-256 of the exact bytes: ";

  /// Deeper levels are indented no more, so that a hostile text grows little.
  private static final int MAX_INDENTED = 8;

  private final StringBuilder out = new StringBuilder(1024);
  private int depth;
  private boolean inString;
  private boolean escaped;

  private WalletText() {}

  /// The text of a message, or null for one that is not UTF-8 or longer than
  /// [Limits#WALLET_PAYLOAD_BYTES]: nobody could read it.
  static @Nullable String of(byte[] message) {
    if (message.length > Limits.WALLET_PAYLOAD_BYTES) {
      return null;
    }
    String plain;
    try {
      plain = UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    WalletText text = new WalletText();
    text.out.append(BEFORE);
    for (int i = 0; i < plain.length(); i++) {
      text.take(plain.charAt(i));
    }
    return text.out.append(AFTER).append(HexFormat.of().formatHex(Sha256.of(message))).toString();
  }

  private void take(char c) {
    if (inString) {
      takeInString(c);
    } else if (depth == 0 || " \t\r\n".indexOf(c) < 0) {
      takeOutside(c);
    }
  }

  private void takeOutside(char c) {
    switch (c) {
      case '{', '[' -> {
        out.append(c);
        depth++;
        breakLine();
      }
      case '}', ']' -> {
        depth = Math.max(0, depth - 1);
        breakLine();
        out.append(c);
      }
      case ',' -> {
        out.append(c);
        breakLine();
      }
      case ':' -> out.append(": ");
      case '\n' -> out.append(c);
      default -> {
        inString = c == '"';
        show(c);
      }
    }
  }

  private void takeInString(char c) {
    show(c);
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = true;
    } else {
      inString = c != '"';
    }
  }

  private void breakLine() {
    out.append('\n').repeat("  ", Math.min(depth, MAX_INDENTED));
  }

  private void show(char c) {
    if (isTreacherous(c)) {
      out.append("\\u").append(HexFormat.of().toHexDigits(c));
    } else {
      out.append(c);
    }
  }

  /// Controls, separators of lines, what has no width, and what turns the direction of text.
  private static boolean isTreacherous(char c) {
    return c < 0x20
        || (c >= 0x7f && c <= 0x9f)
        || c == 0xad
        || c == 0x61c
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff;
  }
}
