import Lookup
import Records
import Store
import Testing

/// The settings that say where services are.
struct LookupSettingsTests {
  @Test(arguments: Service.allCases)
  func areKnownToCheck(_ service: Service) {
    #expect(Settings.names.contains { $0.text == service.setting })
  }
}
