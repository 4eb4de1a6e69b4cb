package tallystick.kernel;

import java.util.List;

/// Good payloads, as a signer would write them.
final class Payloads {
  static final String LOG = "tallystick/shelf";
  static final String ID = "0123456789abcdef0123456789abcdef";
  static final String BY = "fedcba9876543210fedcba9876543210";
  static final String BODY =
      """
      {"title":"Tally","pages":12,"copies":1,"lent":false,"binding":"HARD",\
      "tags":[{"name":"old","weight":3}]}\
      """;
  static final String PUT =
      """
      {"v":1,"log":"%s","id":"%s","by":"%s","until":1700,"type":"kernel.PutBook","body":%s}\
      """
          .formatted(LOG, ID, BY, BODY);
  static final String LIST =
      """
      {"v":1,"log":"%s","id":"%s","by":"%s","until":1700,"mode":"each","actions":\
      [{"type":"kernel.PutBook","body":%s},{"type":"kernel.TipOver","body":{}}]}\
      """
          .formatted(LOG, ID, BY, BODY);
  static final Shelf.PutBook TALLY =
      new Shelf.PutBook(
          "Tally", 12, 1, false, Shelf.Binding.HARD, List.of(new Shelf.Tag("old", 3)));

  private Payloads() {}
}
