package tallystick.kernel;

import static tallystick.kernel.Permissions.may;

import java.util.List;

/// A toy room, so that the kernel is tested without any real one: books on a shelf.
final class Shelf implements Domain {
  static final Table<Book> BOOKS = new Table<>("kernel.book", Book.class);

  /// The key that may do nothing.
  static final String STRANGER = "stranger";

  /// Everybody but the stranger may act.
  static final Authority AUTHORITY =
      (state, key, by, action, time) ->
          key.equals(STRANGER) ? Decision.refuse(Reason.A_STRANGER) : Decision.ACCEPTED;

  /// Anyone may do anything.
  static final Permissions OPEN =
      Permissions.of(
          may(PutBook.class, Permission.ANYONE),
          may(TakeBook.class, Permission.ANYONE),
          may(TipOver.class, Permission.ANYONE));

  private final int tippingSince;
  private final Permissions permissions;

  Shelf() {
    this(1);
  }

  /// A shelf that can be tipped over since a version of the rules.
  Shelf(int tippingSince) {
    this(tippingSince, OPEN);
  }

  Shelf(int tippingSince, Permissions permissions) {
    this.tippingSince = tippingSince;
    this.permissions = permissions;
  }

  record Book(String title, long pages) {}

  enum Binding {
    HARD,
    SOFT
  }

  record Tag(String name, long weight) {
    Tag {
      Require.text(name, 10, "name");
      Require.range(weight, 0, 100, "weight");
    }
  }

  sealed interface ShelfAction extends Action {}

  /// Has one component of every shape that rooms use.
  record PutBook(
      String title, long pages, int copies, boolean lent, Binding binding, List<Tag> tags)
      implements ShelfAction {
    PutBook {
      Require.text(title, 20, "title");
      Require.positive(pages, "pages");
      Require.range(copies, 0, 9, "copies");
      Require.size(tags, 0, 3, "tags");
      tags = List.copyOf(tags);
    }

    public boolean isHeavy() {
      return pages > 1000;
    }

    public long getWeight() {
      return pages * 3;
    }
  }

  record TakeBook(String book) implements ShelfAction {
    TakeBook {
      Require.id(book, "book");
    }
  }

  /// Writes, emits and is refused all the same.
  record TipOver() implements ShelfAction {}

  sealed interface ShelfEvent extends Event {}

  record BookPut(String book, Book what, List<Tag> tags, Binding binding) implements ShelfEvent {
    public boolean isHeavy() {
      return what.pages() > 1000;
    }
  }

  record BookTaken(String book) implements ShelfEvent {}

  enum Reason implements Refusal {
    NO_SUCH_BOOK,
    FELL_OVER,
    A_STRANGER;

    @Override
    public String sentence() {
      return "Because of \"" + name() + "\".";
    }
  }

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public Class<? extends Action> actions() {
    return ShelfAction.class;
  }

  @Override
  public int since(Class<? extends Action> action) {
    return action == TipOver.class ? tippingSince : 1;
  }

  @Override
  public Permissions permissions() {
    return permissions;
  }

  @Override
  public Class<? extends Event> events() {
    return ShelfEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return switch ((ShelfAction) action) {
      case PutBook a -> {
        Book book = new Book(a.title(), a.pages());
        step.state().put(BOOKS, step.id(), book);
        step.emit(new BookPut(step.id(), book, a.tags(), a.binding()));
        yield Decision.ACCEPTED;
      }
      case TakeBook a -> {
        if (step.state().get(BOOKS, a.book()) == null) {
          yield Decision.refuse(Reason.NO_SUCH_BOOK);
        }
        step.state().remove(BOOKS, a.book());
        step.emit(new BookTaken(a.book()));
        yield Decision.ACCEPTED;
      }
      case TipOver a -> {
        step.state().put(BOOKS, step.id(), new Book("debris of " + a, 1));
        for (String book : step.state().scan(BOOKS, "", "", 100).keySet()) {
          step.state().remove(BOOKS, book);
          step.emit(new BookTaken(book));
        }
        yield Decision.refuse(Reason.FELL_OVER);
      }
    };
  }

  @Override
  public Views views() {
    throw new UnsupportedOperationException("nobody looks at the shelf");
  }

  @Override
  public Api api() {
    return new Api(List.of(), List.of(), List.of(), List.of());
  }

  @Override
  public List<Invariant> invariants() {
    return List.of();
  }

  @Override
  public Workload workload() {
    throw new UnsupportedOperationException("nobody works at the shelf");
  }
}
