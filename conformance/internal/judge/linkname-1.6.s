//go:build before1.7

// Lets prepare-1.6.go declare functions of another package.
