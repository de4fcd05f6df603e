import Foundation
import PackagePlugin

/// Runs `embed-styles` over `styles/` before the module `Styles` is compiled.
@main
struct EmbedStyles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "styles")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    )
    .filter { !$0.lastPathComponent.hasPrefix(".") }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedStyles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files of styles/",
        executable: try context.tool(named: "embed-styles").url,
        arguments: ([output] + files).map { $0.path(percentEncoded: false) },
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
