package tallystick.kernel;

import java.util.List;

/// The decoded payload of an envelope.
///
/// One action: `{"v":1,"log":"<origin>","id":"<32 hex>","type":"market.PlaceOrder",
/// "by":"<principal>","until":<ms>,"body":{…}}`. Several: the same with `"mode":"all"|"each"` and
/// `"actions":[{"type":…,"body":…}]` in the place of `type` and `body`.
///
/// `log` is the origin of the log for which it is meant, see [Codec#forLog]. Who reads a payload
/// knows which that is, so it is checked and not kept.
///
/// @param id made by the signer; a repeat is answered with the first receipt
/// @param by the principal in whose name it is done
/// @param until log time in milliseconds after which it must not take effect
/// @param atomic whether all actions are accepted or none
/// @param batch whether the list form was used, which decides how actions are named
/// @param digest SHA-256 of the payload bytes, in hex, to tell a repeat from another body
public record Payload(
    String id,
    String by,
    long until,
    boolean atomic,
    boolean batch,
    List<Action> actions,
    String digest) {

  /// The name of the n-th action: the envelope's id, or `<id>-<n>` in the list form.
  public String actionId(int n) {
    return batch ? id + "-" + n : id;
  }
}
