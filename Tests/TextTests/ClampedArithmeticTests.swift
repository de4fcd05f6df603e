import Testing
import Text

/// Sums, differences and products that would be out of range stop at its end.
struct ClampedArithmeticTests {
  @Test(
    arguments: [
      (1, 2, 3), (.max, 1, .max), (.min, -1, .min), (.max, .min, -1), (.max, .max, .max),
    ] as [(Int, Int, Int)])
  func adds(_ one: Int, _ other: Int, _ sum: Int) { #expect(one.clampedSum(other) == sum) }

  @Test(
    arguments: [
      (1, 2, -1), (.min, 1, .min), (.max, -1, .max), (0, .min, .max), (-2, .max, .min),
    ] as [(Int, Int, Int)])
  func subtracts(_ one: Int, _ other: Int, _ difference: Int) {
    #expect(one.clampedDifference(other) == difference)
  }

  @Test(
    arguments: [
      (2, -3, -6), (.max, 2, .max), (.max, -2, .min), (.min, -1, .max), (.min, 2, .min),
      (0, .max, 0),
    ] as [(Int, Int, Int)])
  func multiplies(_ one: Int, _ other: Int, _ product: Int) {
    #expect(one.clampedProduct(other) == product)
  }
}
