using System.Security.Cryptography;
using System.Text;

namespace JatengPortal.Kernel.Auditing;

/// <summary>A text as the audit trail keeps it.</summary>
public static class TracedText
{
    private const int Longest = 300;

    /// <summary>The text; one of more than 300 characters by its hash, which still tells whether it was this one: <c>sha256:… (1234)</c>.</summary>
    public static string Of(string text) => text.Length <= Longest
        ? text
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))} ({text.Length})";
}
