namespace JatengPortal.Kernel.Security;

/// <summary>Where people set up, or show, a second factor that one of their roles demands.</summary>
public static class SecondFactorPath
{
    /// <summary>Inside the tenant.</summary>
    public const string SetUp = "/akun/langkah-kedua";
}
