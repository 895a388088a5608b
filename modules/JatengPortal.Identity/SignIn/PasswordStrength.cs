using JatengPortal.Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using Zxcvbn;
using Zxcvbn.Matcher;

namespace JatengPortal.Identity.SignIn;

/// <summary>Judges a password by how long guessing it would take (zxcvbn), not by kinds of characters (NIST SP 800-63B, 5.1.1.2).</summary>
internal sealed class PasswordStrength : IPasswordValidator<PortalAccount>
{
    public const int Shortest = 8;

    /// <summary>The estimate takes longer than linear time.</summary>
    public const int Longest = 100;

    // 3 of 4: more than 100 million seconds at 10,000 guesses a second, so it outlives a stolen hash for years.
    private const int Enough = 3;

    // Words that anybody would try first here.
    private static readonly string[] Obvious =
    [
        "jateng", "jawa tengah", "jawatengah", "jatengportal", "pilkada", "pemilu", "semarang", "kesbangpol", "kominfo", "provinsi", "admin",
        "indonesia", "merdeka", "rahasia", "sandi", "kata sandi", "katasandi", "bismillah", "gubernur", "bupati", "walikota",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<PortalAccount> manager, PortalAccount user, string? password) =>
        Task.FromResult(FaultOf(password ?? "", user) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "password.weak", Description = fault })
            : IdentityResult.Success);

    /// <summary>What is wrong with it, for the person who chose it; null when it is strong enough.</summary>
    public static string? FaultOf(string password, PortalAccount account)
    {
        if (password.Length < Shortest)
            return string.Format(null, Texts.Password_too_short, Shortest);
        if (password.Length > Longest)
            return string.Format(null, Texts.Password_too_long, Longest);
        string[] own = [account.UserName ?? "", account.DisplayName, .. account.DisplayName.Split(' '), account.Email ?? ""];
        var estimate = Zxcvbn.Zxcvbn.MatchPassword(password, [.. Obvious, .. own.Where(word => word.Length > 2)]);
        return estimate.Score >= Enough ? null : string.Join(' ', Texts.Password_easy_to_guess, Explain(estimate.MatchSequence), Texts.Password_advice);
    }

    /// <summary>Names what makes up most of the password.</summary>
    private static string Explain(IEnumerable<Match> parts) => parts.MaxBy(part => part.Token.Length) switch
    {
        SpatialMatch => Texts.Password_keyboard,
        RepeatMatch => Texts.Password_repeats,
        SequenceMatch => Texts.Password_sequence,
        DateMatch => Texts.Password_date,
        DictionaryMatch { DictionaryName: "male_names" or "female_names" or "surnames" } => Texts.Password_name,
        _ => Texts.Password_common,
    };
}
