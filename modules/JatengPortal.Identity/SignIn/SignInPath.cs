using JatengPortal.Kernel.Security;

namespace JatengPortal.Identity.SignIn;

/// <summary>The addresses of signing in.</summary>
internal static class SignInPath
{
    public const string Password = ReturnAddress.SignInPath;
    public const string SecondStep = "/masuk/langkah-kedua";
    public const string PasskeyOptions = "/masuk/kunci-sandi/opsi";
    public const string Passkey = "/masuk/kunci-sandi";
    public const string Forgotten = "/lupa-sandi";
    public const string Invitation = "/undangan";
    public const string Reset = "/atur-ulang-sandi";
    public const string SignOut = "/keluar";
    public const string Account = "/akun";
}
