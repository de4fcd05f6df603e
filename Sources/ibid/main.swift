import Styles
for n in Styles.names { print(n, Styles.text(of: n) ?? "") }
