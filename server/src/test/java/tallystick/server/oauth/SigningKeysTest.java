package tallystick.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.AccessTables;
import tallystick.server.access.Vault;
import tallystick.server.views.TestDatabase;

/// Keys come and go while nobody notices.
class SigningKeysTest {
  private final JdbcClient sql = TestDatabase.get().sql();
  private Instant now = Instant.parse("2026-11-21T12:34:56Z");
  private final InstantSource clock = () -> now;

  @BeforeEach
  void empty() {
    sql.sql("DELETE FROM private.oauth_signing_keys").update();
  }

  private static List<String> published(SigningKeys keys) {
    return keys.published().getKeys().stream().map(JWK::getKeyID).toList();
  }

  @Test
  void every_key_is_published_a_day_before_it_signs_and_until_its_last_token_is_over()
      throws Exception {
    Vault vault = AccessTables.vault();
    SigningKeys keys = new SigningKeys(sql, vault, clock);
    SigningKeys elsewhere = new SigningKeys(sql, vault, clock);
    Map<String, Instant> firstPublished = new HashMap<>();
    Map<String, Instant> lastSigned = new HashMap<>();
    Set<String> first = new HashSet<>();
    Instant end = now.plus(Duration.ofDays(100));
    while (now.isBefore(end)) {
      Instant at = now;
      String signs = keys.current().getKeyID();
      assertEquals(signs, elsewhere.current().getKeyID());
      List<String> published = published(keys);
      assertTrue(published.size() <= 3, published::toString);
      published.forEach(kid -> firstPublished.putIfAbsent(kid, at));
      lastSigned.put(signs, now);
      if (first.isEmpty()) {
        first.add(signs);
      }
      if (!first.contains(signs)) {
        Instant known = firstPublished.getOrDefault(signs, now);
        assertTrue(known.isBefore(now.minus(SigningKeys.LEAD)), signs);
        first.add(signs);
      }
      lastSigned.forEach((kid, last) ->
          assertTrue(published.contains(kid) || last.plus(AccessTokens.LIFE).isBefore(at), kid));
      now = now.plus(Duration.ofMinutes(97));
    }
    assertEquals(4, lastSigned.size());
  }

  @Test
  void a_venue_that_slept_for_a_year_goes_on_with_its_key_and_makes_the_next() throws Exception {
    SigningKeys keys = new SigningKeys(sql, AccessTables.vault(), clock);
    String old = keys.current().getKeyID();
    now = now.plus(Duration.ofDays(365));
    assertEquals(old, keys.current().getKeyID());
    assertEquals(2, published(keys).size());
  }
}
