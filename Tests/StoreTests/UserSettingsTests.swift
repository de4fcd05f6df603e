import Records
import Store
import Support
import Testing

@Suite struct UserSettingsTests {
  @Test(
    arguments: [
      ("/cfg", "/home/ada", "/cfg/ibid/config.rec"),
      (nil, "/home/ada", "/home/ada/.config/ibid/config.rec"),
      ("relative", "/home/ada", "/home/ada/.config/ibid/config.rec"),
      ("", "/home/ada", "/home/ada/.config/ibid/config.rec"),
      (nil, nil, nil),
    ] as [(String?, String?, String?)])
  func standsWhereXDGSays(_ configHome: String?, _ home: String?, _ path: String?) {
    #expect(UserSettings.path(configHome: configHome, home: home) == path)
  }

  @Test func readsRepeatedSettings() throws {
    let folder = try TemporaryFolder()
    try folder.write("documents: ~/papers\ndocuments: /srv/papers\n", to: "config.rec")
    let settings = try UserSettings(at: folder.path + "/config.rec")
    #expect(settings.values(of: "documents") == ["~/papers", "/srv/papers"])
    #expect(try UserSettings(at: folder.path + "/none.rec").values(of: "documents").isEmpty)
  }
}
