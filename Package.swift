// swift-tools-version: 6.2
import PackageDescription

/// Every module is checked alike: warnings are errors and unsafe code has to say so.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the program; it may use only modules that stand above it in `targets`.
func module(_ name: String, uses: [Target.Dependency] = [], plugins: [Target.PluginUsage] = [])
  -> Target
{
  .target(name: name, dependencies: uses, swiftSettings: settings, plugins: plugins)
}

/// The tests of a module; `data` names the folders of files that they read.
func tests(of name: String, uses: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.init(stringLiteral: name), "Support", "SeededRandom"] + uses,
    exclude: data, swiftSettings: settings)
}

/// Whether `fuzz-bibtex` is built for libFuzzer, which brings a `main` of its own; see
/// `Tests/Fuzz/LibFuzzer.swift`.
let isForLibFuzzer = Context.environment["LIBFUZZER"] != nil

let package = Package(
  name: "ibid",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "ibid", targets: ["ibid"]),
    // Everything but the terminal; see `Tests/LibraryProductTests`.
    .library(
      name: "Ibid",
      targets: [
        "Text", "OperatingSystem", "Identifiers", "RichText", "Records", "Citations", "Formats",
        "Manuscripts", "Templates", "Store", "Query", "Keys", "Duplicates", "Checks", "Lookup",
        "Lists", "History", "Styles", "Workspace",
      ]),
  ],
  targets: [
    module("Text"),
    // What Swift imports of Linux's C libraries lacks a few calls.
    .target(name: "SystemCalls"),
    module("Libc", uses: ["Text", "SystemCalls"]),
    // Apple's SDK has a module `System`, which Foundation imports.
    module("OperatingSystem", uses: ["Text", "Libc"]),
    module("Identifiers", uses: ["Text"]),
    module("RichText", uses: ["Text", "Identifiers"]),
    module("Records", uses: ["Text", "Identifiers", "RichText"]),
    module("Citations", uses: ["Text", "OperatingSystem", "Identifiers", "RichText"]),
    module("Formats", uses: ["Text", "Identifiers", "RichText", "Records", "Citations"]),
    module("Manuscripts", uses: ["Text"]),
    module("Templates", uses: ["Text", "RichText"]),
    module("Store", uses: ["Text", "OperatingSystem", "Records"]),
    module("Query", uses: ["Text", "RichText", "Records"]),
    module("Keys", uses: ["Text", "RichText", "Records"]),
    module("Duplicates", uses: ["Text", "OperatingSystem", "Identifiers", "RichText", "Records"]),
    module("Checks", uses: ["Text", "Identifiers", "RichText", "Records"]),
    module(
      "Lookup", uses: ["Text", "Identifiers", "RichText", "Records", "Formats", "OperatingSystem"]),
    module("Lists", uses: ["Text", "RichText", "Records", "Templates", "Store", "Query"]),
    module(
      "History",
      uses: ["Text", "OperatingSystem", "Records", "Store"]),
    // What stands in styles/ becomes Swift text at build time, so that the program is one file.
    .executableTarget(name: "embed-styles", swiftSettings: settings),
    .plugin(
      name: "EmbedStyles", capability: .buildTool(), dependencies: ["embed-styles"],
      path: "Sources/EmbedStyles"),
    module("Styles", plugins: ["EmbedStyles"]),
    module(
      "Workspace",
      uses: [
        "Text", "OperatingSystem", "Identifiers", "RichText", "Records", "Citations", "Formats",
        "Manuscripts", "Templates", "Store", "Query", "Keys", "Duplicates", "Checks", "Lookup",
        "Lists", "History", "Styles",
      ]),

    module("Console", uses: ["Text", "OperatingSystem"]),
    .executableTarget(
      name: "ibid",
      dependencies: [
        "Text", "OperatingSystem", "Identifiers", "RichText", "Records", "Citations", "Formats",
        "Manuscripts", "Templates", "Store", "Query", "Keys", "Duplicates", "Checks", "Lookup",
        "Lists", "History", "Styles", "Workspace", "Console",
      ],
      swiftSettings: settings),

    .target(
      name: "Support", dependencies: ["Text", "OperatingSystem", "Identifiers", "Records"],
      path: "Tests/Support", swiftSettings: settings),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: settings),
    .target(
      name: "NearPairs", dependencies: ["SeededRandom"], path: "Tests/NearPairs",
      swiftSettings: settings),
    .executableTarget(
      name: "near-pairs", dependencies: ["NearPairs"], path: "Tests/NearPairsTool",
      swiftSettings: settings),
    .target(
      name: "FuzzLoop", dependencies: ["Text", "OperatingSystem"], path: "Tests/FuzzLoop",
      swiftSettings: settings),
    .executableTarget(
      name: "fuzz-bibtex",
      dependencies: ["Text", "OperatingSystem", "Records", "Formats", "SeededRandom", "FuzzLoop"],
      path: "Tests/Fuzz",
      exclude: isForLibFuzzer
        ? ["Main.swift", "Mutation.swift", "Seeds.swift"] : ["LibFuzzer.swift"],
      swiftSettings: settings),
    .executableTarget(
      name: "fuzz-citations",
      dependencies: ["Text", "OperatingSystem", "Citations", "Styles", "SeededRandom", "FuzzLoop"],
      path: "Tests/FuzzCitations", swiftSettings: settings),
    .target(
      name: "CSLSuite", dependencies: ["Text", "OperatingSystem", "Citations"],
      path: "Tests/CSLSuite",
      swiftSettings: settings),
    .executableTarget(
      name: "csl-suite", dependencies: ["Text", "OperatingSystem", "Citations", "CSLSuite"],
      path: "Tests/CSLSuiteTool", swiftSettings: settings),
    tests(of: "Text"),
    tests(of: "Identifiers"),
    tests(of: "OperatingSystem"),
    tests(of: "RichText"),
    tests(of: "Records"),
    tests(
      of: "Citations", uses: ["CSLSuite", "Styles"],
      data: ["suite", "differential", "Style/golden", "Style/agreement.md"]),
    tests(
      of: "Formats", uses: ["OperatingSystem", "Citations", "CSLSuite", "Workspace"],
      data: ["Exchange/golden"]),
    tests(of: "Store"),
    tests(of: "Manuscripts"),
    tests(of: "Templates", uses: ["Formats"]),
    tests(of: "Query", uses: ["Formats"]),
    tests(of: "Keys"),
    tests(of: "Duplicates", uses: ["NearPairs", "Formats"]),
    tests(of: "Checks", uses: ["Formats"]),
    tests(of: "Lookup"),
    tests(of: "Lists"),
    tests(of: "History"),
    tests(of: "Console"),
    // Imports what the library product has, as another program does.
    .testTarget(
      name: "LibraryProductTests",
      dependencies: [
        "Text", "Records", "Formats", "Store", "Duplicates", "Checks", "Citations", "Workspace",
        "Support",
      ], swiftSettings: settings),
    tests(of: "ibid", data: ["golden", "transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
