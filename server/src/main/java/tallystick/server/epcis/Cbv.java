package tallystick.server.epcis;

import java.util.List;

/// A word of the Core Business Vocabulary in its three spellings (CBV 2.0, 7.1): bare as in
/// JSON-LD, as URN, and as web address. Events keep theirs, so who asks for one asks for all.
enum Cbv {
  /// What was done.
  BIZ_STEP("urn:epcglobal:cbv:bizstep:", "https://ref.gs1.org/cbv/BizStep-"),
  /// What state that left things in.
  DISPOSITION("urn:epcglobal:cbv:disp:", "https://ref.gs1.org/cbv/Disp-"),
  /// Of which type a business transaction is.
  BIZ_TRANSACTION("urn:epcglobal:cbv:btt:", "https://ref.gs1.org/cbv/BTT-"),
  /// Of which type a source or destination is.
  PARTY("urn:epcglobal:cbv:sdt:", "https://ref.gs1.org/cbv/SDT-"),
  /// Why an event was in error.
  ERROR_REASON("urn:epcglobal:cbv:er:", "https://ref.gs1.org/cbv/ER-");

  private final String urn;
  private final String web;

  Cbv(String urn, String web) {
    this.urn = urn;
    this.web = web;
  }

  /// All spellings of a word; whatever is none of the vocabulary is only itself.
  List<String> spellings(String text) {
    String word =
        text.startsWith(urn)
            ? text.substring(urn.length())
            : text.startsWith(web) ? text.substring(web.length()) : text;
    return word.contains(":") ? List.of(text) : List.of(word, urn + word, web + word);
  }
}
