package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tallystick.kernel.Action;
import tallystick.server.cli.RowSubmission.Result;
import tallystick.server.registries.Acts;
import tallystick.server.registries.Doubt;
import tallystick.server.registries.Published.Project;
import tallystick.server.registries.Published.Units;
import tallystick.server.registries.Reading;
import tallystick.server.registries.Registry;

/// Takes in the files of one registry: its projects as they are needed, then its units, some at a
/// time.
final class RegistryImport implements Reading.Sink {
  /// Rows that are submitted together.
  private static final int CHUNK = 2_048;

  private static final String TAKEN = "credits.SERIALS_TAKEN";

  private final Registry registry;
  private final RowSubmission submission;
  private final VenueApi venue;
  private final String holder;
  private final ImportReport report;

  /// What is known of projects, by the registry's id.
  private final Map<String, Project> told = new HashMap<>();

  /// The venue's ids of projects, or why there is none.
  private final Map<String, Known> known = new HashMap<>();

  private final Map<String, Reading.Row> described = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();

  private record Known(String project, String code, String sentence) {}

  private record Waiting(Reading.Row row, Units units) {}

  private record Try(Reading.Row row, String id, RowSubmission.Row submitted) {}

  RegistryImport(
      Registry registry,
      VenueApi venue,
      RowSubmission submission,
      String holder,
      ImportReport report) {
    this.registry = registry;
    this.venue = venue;
    this.submission = submission;
    this.holder = holder;
    this.report = report;
  }

  void run(List<Path> files) throws IOException, InterruptedException {
    var _ = Reading.read(registry, files, this);
    flushProjects();
    flush();
  }

  @Override
  public void file(String file, String table) throws IOException, InterruptedException {
    flushProjects();
  }

  @Override
  public void project(Reading.Row row, Project project) throws IOException, InterruptedException {
    told.put(project.id(), project);
    described.put(project.id(), row);
    if (described.size() == CHUNK) {
      flushProjects();
    }
  }

  private void flushProjects() throws IOException, InterruptedException {
    Map<String, Reading.Row> some = new LinkedHashMap<>(described);
    described.clear();
    register(some);
    for (Map.Entry<String, Reading.Row> project : some.entrySet()) {
      Known found = known.getOrDefault(project.getKey(), new Known("", "", ""));
      if (found.project().isEmpty()) {
        report.doubt(doubt(project.getValue(), found.code(), found.sentence()));
      }
    }
  }

  @Override
  public void units(Reading.Row row, Units units) throws IOException, InterruptedException {
    told.putIfAbsent(units.projectId(), units.project());
    waiting.add(new Waiting(row, units));
    if (waiting.size() == CHUNK) {
      flush();
    }
  }

  @Override
  public void doubt(Doubt doubt) throws IOException {
    report.doubt(doubt);
  }

  private void flush() throws IOException, InterruptedException {
    Map<String, Reading.Row> needed = new LinkedHashMap<>();
    for (Waiting one : waiting) {
      if (!known.containsKey(one.units().projectId())) {
        needed.putIfAbsent(one.units().projectId(), one.row());
      }
    }
    register(needed);
    List<Waiting> tried = new ArrayList<>();
    List<RowSubmission.Row> rows = new ArrayList<>();
    for (Waiting one : waiting) {
      Known project = known.getOrDefault(one.units().projectId(), new Known("", "", ""));
      if (project.project().isEmpty()) {
        report.doubt(doubt(one.row(), project.code(), project.sentence()));
        continue;
      }
      try {
        rows.add(
            new RowSubmission.Row(
                key(one.units()), Acts.units(registry, one.units(), project.project(), holder)));
        tried.add(one);
      } catch (Acts.Impossible e) {
        report.doubt(doubt(one.row(), e.code(), String.valueOf(e.getMessage())));
      }
    }
    List<Result> results = submission.submit(rows);
    for (int i = 0; i < results.size(); i++) {
      units(tried.get(i), results.get(i));
    }
    waiting.clear();
  }

  private void units(Waiting one, Result result) throws IOException, InterruptedException {
    switch (result.end()) {
      case DONE -> report.imported(one.units(), false);
      case ALREADY -> report.imported(one.units(), true);
      case OTHERWISE ->
          report.doubt(
              doubt(
                  one.row(),
                  "told-otherwise",
                  "The same units were taken in with other words by " + result.action() + "."));
      case REFUSED -> {
        if (result.reason().equals(TAKEN)) {
          compare(one, result);
        } else {
          report.doubt(doubt(one.row(), result.reason(), result.sentence()));
        }
      }
    }
  }

  /// Units that are there already: as this row says, though in other pieces, or as they were before
  /// something happened to them that only the registry knows.
  private void compare(Waiting one, Result refused) throws IOException, InterruptedException {
    Units units = one.units();
    Optional<String> there = Standing.of(venue, units.range(), refused.height());
    String now = units.fate().state().name();
    if (there.isEmpty()) {
      report.doubt(doubt(one.row(), refused.reason(), refused.sentence()));
    } else if (there.get().equals(now)) {
      report.imported(units, true);
    } else {
      report.doubt(doubt(one.row(), "status-changed", Standing.changed(units, there.get())));
    }
  }

  /// What a row is: the same units in the same state are the same row.
  private String key(Units units) {
    return String.join(
        "\n",
        registry.format(),
        "units",
        units.range().space(),
        Long.toString(units.range().first()),
        Long.toString(units.range().last()),
        units.fate().state().name());
  }

  private void register(Map<String, Reading.Row> projects)
      throws IOException, InterruptedException {
    List<Try> tries = new ArrayList<>();
    for (Map.Entry<String, Reading.Row> project : projects.entrySet()) {
      String id = project.getKey();
      try {
        Action action = Acts.register(registry, Objects.requireNonNull(told.get(id)));
        String key = registry.format() + "\nproject\n" + id;
        tries.add(new Try(project.getValue(), id, new RowSubmission.Row(key, action)));
      } catch (Acts.Impossible e) {
        known.put(id, new Known("", e.code(), String.valueOf(e.getMessage())));
      }
    }
    List<Result> results = submission.submit(tries.stream().map(Try::submitted).toList());
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      String id = tries.get(i).id();
      if (result.end() == RowSubmission.End.REFUSED) {
        known.put(id, elsewhere(id, result));
      } else {
        known.put(id, new Known(result.action(), "", ""));
        report.project(result.end() != RowSubmission.End.DONE);
      }
    }
  }

  /// Somebody else may have registered it: then its units belong to that.
  private Known elsewhere(String id, Result refused) throws IOException, InterruptedException {
    var found =
        venue
            .get(
                "/v1/credits/projects?limit=1&registry="
                    + VenueApi.encode(registry.format())
                    + "&registryId="
                    + VenueApi.encode(id))
            .required("items");
    if (found.isEmpty()) {
      return new Known("", refused.reason(), refused.sentence());
    }
    report.project(true);
    return new Known(found.get(0).path("project").asString(""), "", "");
  }

  private static Doubt doubt(Reading.Row row, String code, String sentence) {
    return new Doubt(row.file(), row.line(), "", code, sentence);
  }
}
