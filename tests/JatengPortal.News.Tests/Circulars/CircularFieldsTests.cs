using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Letters;

namespace JatengPortal.News.Tests.Circulars;

public sealed class CircularFieldsTests
{
    private static readonly CircularFields Whole = new()
    {
        Type = "edaran",
        Classification = "100.2.7",
        Number = "100.2.7/1/UJI/2024",
        Addressees = ["Para Bupati"],
        Place = "Semarang",
        Date = new DateOnly(2024, 11, 1),
        Signatory = new Signatory { Office = "Sekretaris Daerah", Name = "Nama Contoh", Nip = "197001011995031001" },
    };

    [Fact]
    public void A_whole_open_circular_may_be_published() => Whole.CheckPublic();

    [Theory]
    [InlineData(LetterNature.Restricted)]
    [InlineData(LetterNature.Secret)]
    public void What_is_restricted_or_secret_is_never_published(LetterNature nature)
    {
        var fields = Whole with { Nature = nature };
        fields.Check();
        AssertRefused("circular.not-public", fields.CheckPublic);
    }

    [Fact]
    public void Exempt_information_needs_a_reason_and_is_never_published()
    {
        AssertRefused("circular.exemption-reason", (Whole with { Information = InformationClass.Exempt }).Check);
        AssertRefused(
            "circular.not-public", (Whole with { Information = InformationClass.Exempt, ExemptionReason = "Pasal 17 huruf a" }).CheckPublic);
    }

    [Fact]
    public void A_draft_may_have_gaps_that_keep_it_from_being_published()
    {
        new CircularFields().Check();
        AssertRefused("circular.number-missing", (Whole with { Number = null }).CheckPublic);
        AssertRefused("circular.incomplete", (Whole with { Addressees = [] }).CheckPublic);
        AssertRefused("circular.incomplete", (Whole with { Date = null }).CheckPublic);
        AssertRefused("circular.incomplete", (Whole with { Signatory = Whole.Signatory with { Name = null } }).CheckPublic);
        (Whole with { Sample = true, Signatory = Whole.Signatory with { Name = null } }).CheckPublic();
    }

    [Theory]
    [InlineData("19700101199503100")]
    [InlineData("1970010119950310011")]
    [InlineData("19700101 199503 1 001")]
    [InlineData("abcdefghijklmnopqr")]
    public void A_NIP_has_18_digits(string nip) =>
        AssertRefused("circular.nip", (Whole with { Signatory = Whole.Signatory with { Nip = nip } }).Check);

    [Theory]
    [InlineData("100")]
    [InlineData("100.2.7")]
    [InlineData("000.1.2.3")]
    public void A_classification_code_is_digits_and_dots(string code) => (Whole with { Classification = code }).Check();

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("100.")]
    [InlineData("100..2")]
    [InlineData("100/2")]
    [InlineData("SE")]
    public void Anything_else_is_no_classification_code(string code) =>
        AssertRefused("circular.classification", (Whole with { Classification = code }).Check);

    [Fact]
    public void Lists_and_lines_are_bounded()
    {
        AssertRefused("circular.list-too-long", (Whole with { Addressees = [.. Enumerable.Repeat("x", 101)] }).Check);
        AssertRefused("circular.line", (Whole with { CopiesTo = [new string('x', 501)] }).Check);
        AssertRefused("circular.line", (Whole with { Basis = ["dua\nbaris"] }).Check);
        AssertRefused("circular.date", (Whole with { Date = new DateOnly(3000, 1, 1) }).Check);
    }

    [Fact]
    public void What_is_stored_comes_back_the_same()
    {
        var back = new Kernel.Publishing.DocumentText { Title = "x", Summary = "", Body = "", Fields = Whole.ToJson() }.FieldsAs<CircularFields>();

        Assert.Equal(Whole.ToJson().ToJsonString(), back.ToJson().ToJsonString());
        Assert.Contains("\"Nature\":\"Ordinary\"", Whole.ToJson().ToJsonString(), StringComparison.Ordinal);
    }

    private static void AssertRefused(string code, Action check) => Assert.Equal(code, Assert.Throws<RuleViolationException>(check).Code);
}
