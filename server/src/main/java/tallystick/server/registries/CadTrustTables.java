package tallystick.server.registries;

import java.util.List;
import tallystick.server.registries.CadTrust.Exported;

/// The tables of the Data Trust's model as questions to the views.
final class CadTrustTables {
  private static final Exported METHODOLOGY =
      new Exported(
          "methodology",
          """
          SELECT DISTINCT methodology AS k,
            md5('methodology/' || methodology)::uuid AS "cadTrustMethodologyId",
            methodology AS "methodologyCode", methodology AS "methodologyName",
            'Not Determined' AS "methodologyType"
          FROM credits.projects\
          """);

  private static final Exported STAKEHOLDER =
      new Exported(
          "stakeholder",
          """
          SELECT p.project AS k, md5('stakeholder/' || p.project)::uuid AS "cadTrustStakeholderId",
            coalesce(d.name, p.developer) AS "stakeholderName", 'Developer' AS "stakeholderType",
            md5('project/' || p.project)::uuid AS "cadTrustProjectId"
          FROM credits.projects p LEFT JOIN identity.principals d ON d.principal = p.developer\
          """);

  private static final Exported LABEL =
      new Exported(
          "label",
          """
          SELECT DISTINCT label AS k, md5('label/' || label)::uuid AS "cadTrustLabelId",
            label AS "labelName",
            CASE WHEN label LIKE 'A6%' THEN 'Article 6 - Authorisation' ELSE 'Certification' END
              AS "labelType"
          FROM credits.batches, jsonb_array_elements_text(labels) AS label\
          """);

  private static final Exported PROJECT =
      new Exported(
          "project",
          """
          SELECT project AS k, md5('project/' || project)::uuid AS "cadTrustProjectId",
            registry AS "projectRegistryName", registry_id AS "projectId",
            registry AS "projectCreditingProgram", name AS "projectName",
            :base || '/credits/project/' || project AS "projectLink",
            text AS "projectDescription",
            jsonb_build_array(:sectors::jsonb ->> sector) AS "projectSector",
            jsonb_build_array(:types::jsonb ->> sector) AS "projectType",
            CASE WHEN suspended THEN 'Inactive' ELSE 'Registered' END AS "projectStatus",
            to_timestamp(since / 1000)::date AS "projectStatusDate",
            'tCO2e' AS "projectUnitMetric"
          FROM credits.projects\
          """);

  private static final Exported PROJECT_METHODOLOGY =
      new Exported(
          "project_methodology",
          """
          SELECT project AS k,
            md5('project_methodology/' || project)::uuid AS "cadTrustProjectMethodologyId",
            md5('project/' || project)::uuid AS "cadTrustProjectId",
            md5('methodology/' || methodology)::uuid AS "cadTrustMethodologyId"
          FROM credits.projects\
          """);

  private static final Exported VERIFICATION =
      new Exported(
          "verification",
          """
          SELECT v.verification AS k,
            md5('verification/' || v.verification)::uuid AS "cadTrustVerificationId",
            v.verification AS "verificationId",
            make_date(v.vintage, 1, 1) AS "verificationStartDate",
            make_date(v.vintage, 12, 31) AS "verificationEndDate",
            coalesce(b.name, v.verifier) AS "verificationBody",
            md5('project/' || v.project)::uuid AS "cadTrustProjectId"
          FROM credits.verifications v LEFT JOIN identity.principals b ON b.principal = v.verifier\
          """);

  private static final Exported LOCATION =
      new Exported(
          "location",
          """
          SELECT project AS k, md5('location/' || project)::uuid AS "cadTrustLocationId",
            :countries::jsonb ->> country AS "locationCountry",
            CASE WHEN extent > 0 OR latitude <> 0 OR longitude <> 0 THEN
              round(latitude / 1000000.0, 6) || ', ' || round(longitude / 1000000.0, 6) END
              AS "locationGis",
            md5('project/' || project)::uuid AS "cadTrustProjectId"
          FROM credits.projects\
          """);

  private static final Exported ISSUANCE =
      new Exported(
          "issuance",
          """
          SELECT b.batch AS k, md5('issuance/' || b.batch)::uuid AS "cadTrustIssuanceId",
            coalesce(nullif(b.registry_batch, ''), b.batch) AS "issuanceId",
            CASE WHEN NOT b.imported THEN to_timestamp(b.issued / 1000)::date
              WHEN b.issued_on > 0 THEN date '1970-01-01' + b.issued_on END AS "issuanceDate",
            (SELECT md5('verification/' || v.verification)::uuid FROM credits.verifications v
             WHERE NOT b.imported
               AND v.project = b.project AND v.vintage = b.vintage AND v.cursor < b.cursor
             ORDER BY v.cursor DESC LIMIT 1) AS "cadTrustVerificationId",
            md5('project_methodology/' || b.project)::uuid AS "cadTrustProjectMethodologyId",
            md5('location/' || b.project)::uuid AS "cadTrustLocationId"
          FROM credits.batches b\
          """);

  /// Active units and those behind baskets are held; what waits for its retirement is, too.
  private static final Exported UNIT =
      new Exported(
          "unit",
          """
          SELECT r.key AS k, md5('unit/' || r.key)::uuid AS "cadTrustUnitId",
            CASE WHEN b.imported AND r.quantity = b.quantity AND b.serial_text <> ''
              THEN b.serial_text ELSE r.space || '-' || r.first || '-' || r.last END
              AS "unitSerialId",
            r.first::text AS "unitStartBlock", r.last::text AS "unitEndBlock",
            r.quantity AS "unitCount",
            CASE WHEN p.sector = 'CARBON_REMOVAL' THEN 'Removal - technical'
              ELSE 'Not Determined' END AS "unitType",
            b.vintage AS "unitVintageYear",
            CASE r.status WHEN 'BUFFER' THEN 'Buffer' WHEN 'RETIRED' THEN 'Retired'
              WHEN 'CANCELLED' THEN 'Cancelled' WHEN 'EXPIRED' THEN 'Expired' ELSE 'Held' END
              AS "unitStatus",
            coalesce(nullif(t.purpose, ''), nullif(b.purpose, ''), lower(r.status))
              AS "unitStatusReason",
            CASE WHEN b.ended_on > 0 THEN date '1970-01-01' + b.ended_on
              WHEN t.closed > 0 THEN to_timestamp(t.closed / 1000)::date
              WHEN b.issued_on > 0 THEN date '1970-01-01' + b.issued_on
              ELSE to_timestamp(b.issued / 1000)::date END AS "unitStatusDate",
            nullif(t.message, '') AS "unitRetirementDetail",
            nullif(t.beneficiary, '') AS "unitRetirementBeneficiary",
            CASE WHEN r.status = 'RETIRED' AND t.retirement IS NOT NULL
              THEN :base || '/credits/certificates/' || t.retirement END AS "unitLink",
            'tCO2e' AS "unitMetric",
            coalesce(o.name, nullif(r.owner, '')) AS "unitCurrentOwner",
            md5('issuance/' || r.batch)::uuid AS "cadTrustIssuanceId"
          FROM credits.ranges r
          JOIN credits.batches b ON b.batch = r.batch
          JOIN credits.projects p ON p.project = b.project
          LEFT JOIN credits.retirements t ON r.status = 'RETIRED' AND t.retirement = r.reference
          LEFT JOIN identity.principals o ON o.principal = r.owner\
          """);

  private static final Exported UNIT_LABEL =
      new Exported(
          "unit_label",
          """
          SELECT r.key || '/' || label AS k,
            md5('unit_label/' || r.key || '/' || label)::uuid AS "cadTrustUnitLabelId",
            md5('label/' || label)::uuid AS "cadTrustLabelId",
            md5('unit/' || r.key)::uuid AS "cadTrustUnitId",
            to_timestamp(b.issued / 1000)::date AS "labelUnitDate"
          FROM credits.ranges r
          JOIN credits.batches b ON b.batch = r.batch, jsonb_array_elements_text(b.labels) AS label\
          """);

  static final List<Exported> ALL =
      List.of(
          METHODOLOGY,
          LABEL,
          PROJECT,
          STAKEHOLDER,
          PROJECT_METHODOLOGY,
          VERIFICATION,
          LOCATION,
          ISSUANCE,
          UNIT,
          UNIT_LABEL);

  private CadTrustTables() {}
}
