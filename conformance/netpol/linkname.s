// Lets evaluate.go declare a function of another package.
