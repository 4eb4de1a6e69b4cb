package tallystick.domains.credits;

import java.util.List;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;

/// What may be asked and followed in the room of carbon credits, and what time makes due there.
final class CreditsApi {
  static final Api API =
      new Api(
          CreditsQueries.ALL,
          List.of(
              new Topic(
                  "project",
                  "project",
                  "Registration, verification, issues, retirements and doubts of a project.",
                  Audience::projects),
              new Topic(
                  "units",
                  "principal",
                  "Units of a principal: received, given, retired, cancelled.",
                  Audience::principals)),
          List.of(
              new Due(
                  FinaliseRetirement.class,
                  """
                  SELECT r.retirement FROM credits.retirements r
                  JOIN credits.projects p ON p.project = r.project
                  JOIN credits.classes c ON c.asset = r.asset
                  WHERE r.state = 'REQUESTED' AND r.final_at > 0 AND r.final_at < :now
                    AND NOT p.suspended AND NOT c.frozen
                  ORDER BY r.final_at LIMIT :limit\
                  """),
              new Due(
                  ExpireBatch.class,
                  """
                  SELECT b.batch FROM credits.batches b
                  WHERE b.expires > 0 AND NOT b.expired AND b.expires < :now AND (
                    NOT b.sweeping
                    OR NOT EXISTS (SELECT 1 FROM credits.ranges r
                      WHERE r.batch = b.batch AND r.status = 'ACTIVE')
                    OR EXISTS (SELECT 1 FROM credits.ranges r
                      JOIN accounts.balances a ON a.id = r.owner || '/' || r.asset
                      WHERE r.batch = b.batch AND r.status = 'ACTIVE' AND a.available > 0))
                  ORDER BY b.expires LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Ranges.ROWS.name(),
                  """
                  SELECT key FROM credits.ranges
                  WHERE owner = :principal AND key COLLATE "C" > :after
                  ORDER BY key COLLATE "C" LIMIT :limit\
                  """)));

  private CreditsApi() {}
}
