using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.SignIn;

namespace JatengPortal.Identity.Tests.SignIn;

public sealed class PasswordStrengthTests
{
    private static readonly PortalAccount Sari = new() { UserName = "sari.wulandari", DisplayName = "Sari Wulandari", CreatedUtc = default };

    [Theory]
    [InlineData("pendek1")]
    [InlineData("password")]
    [InlineData("P@ssw0rd")]
    [InlineData("qwertyuiop")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("12345678")]
    [InlineData("27111984")]
    [InlineData("sari.wulandari")]
    [InlineData("Wulandari1")]
    [InlineData("pilkada2024")]
    [InlineData("jawatengah")]
    public void What_is_quickly_guessed_is_refused_with_a_reason(string password) =>
        Assert.False(string.IsNullOrWhiteSpace(PasswordStrength.FaultOf(password, Sari)));

    [Theory]
    [InlineData("kuda lumping hujan sore")]
    [InlineData("sawah-becak-rembulan")]
    [InlineData("xK4vQ9pLm2Wz")]
    public void Kinds_of_characters_do_not_matter_when_it_takes_long_to_guess(string password) =>
        Assert.Null(PasswordStrength.FaultOf(password, Sari));

    [Fact]
    public void A_password_has_at_most_a_hundred_characters() =>
        Assert.NotNull(PasswordStrength.FaultOf(string.Concat(Enumerable.Range(0, 101).Select(number => (char)('a' + (number * 7 % 26)))), Sari));
}
