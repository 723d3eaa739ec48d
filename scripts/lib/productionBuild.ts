// Imported before Hardhat, which reads the profile when it starts. What is deployed is what is measured and reviewed:
// the production build. Tests, which compile the quick profile only, say so in the environment.
process.env.HARDHAT_BUILD_PROFILE ??= 'production';
