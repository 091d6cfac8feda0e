// Lets gates.go declare a function of another package.
