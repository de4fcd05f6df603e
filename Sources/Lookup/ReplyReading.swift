internal import Text

extension Reply {
  /// The answer as JSON.
  ///
  /// - Throws: A `Diagnostic` that names service and work, for a status or a body that is none.
  func json(
    of service: Service, about identifier: WorkIdentifier
  ) throws(Diagnostic) -> JSON {
    if let failure = failure(of: service, about: identifier, expecting: "JSON") { throw failure }
    do throws(Diagnostic) {
      return try JSON(body, file: service.name)
    } catch {
      throw Failure.unreadable(service, about: identifier, error.message)
    }
  }
}
