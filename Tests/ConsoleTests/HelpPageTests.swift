import Console
import Testing

/// Pages of help, from specifications.
struct HelpPageTests {
  private let spec = CommandSpec(
    "cook", "Cook a dish.", arguments: "DISH…", count: 1...3,
    parameters: [
      .flag("hot", short: "t", "Serve it hot."),
      .option("size", "SIZE", "How much.", choices: ["small", "large"]),
      .option("with-a-long-name", "SOMETHING", "What goes with it.", repeats: true),
    ], details: "Dishes are cooked.", examples: [.init("ibid cook rice", "a dish")])

  @Test func aCommandHasAPage() {
    #expect(
      Help.page(of: spec).plain == """
        Cook a dish.

        Usage: ibid cook DISH… [OPTIONS]

        Examples:
          # a dish
          ibid cook rice

        Options:
          -t, --hot                     Serve it hot.
          --size SIZE                   How much. One of small, large.
          --with-a-long-name SOMETHING  What goes with it. May be repeated.

        Dishes are cooked.

        """)
    let bare = CommandSpec("wait", "Wait.")
    #expect(Help.page(of: bare).plain == "Wait.\n\nUsage: ibid wait\n")
  }

  @Test func theProgramHasAnOverview() {
    let overview = Help.overview(
      [("Eat", [spec, CommandSpec("eat-it", "Eat.")])], introduction: "It cooks."
    ).plain
    #expect(
      overview.hasPrefix(
        """
        It cooks.

        Eat
          cook    Cook a dish
          eat-it  Eat

        Options of every command

        """))
    #expect(overview.contains("-C, --directory DIR  Use the library that DIR is in."))
  }
}
