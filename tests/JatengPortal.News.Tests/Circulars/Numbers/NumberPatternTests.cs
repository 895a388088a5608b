using JatengPortal.Kernel.Rules;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Types;

namespace JatengPortal.News.Tests.Circulars.Numbers;

public sealed class NumberPatternTests
{
    private static readonly DateOnly Date = new(2024, 11, 1);

    [Theory]
    [InlineData("{klasifikasi}/{nomor}/{unit}/{tahun}", "100.2.7/12/SETDA/2024")]
    [InlineData("{klasifikasi}/SE.{nomor}-{unit}/{bulan}/{tahun}", "100.2.7/SE.12-SETDA/XI/2024")]
    [InlineData("{nomor} TAHUN {tahun}", "12 TAHUN 2024")]
    public void A_pattern_writes_numbers(string pattern, string number) =>
        Assert.Equal(number, NumberPattern.Parse(pattern).Number(12, "100.2.7", "SETDA", Date).Value);

    [Theory]
    [InlineData("{klasifikasi}/{unit}/{tahun}", "circular.pattern-repeats")]
    [InlineData("{nomor}/{nomor}/{tahun}", "circular.pattern-repeats")]
    [InlineData("{klasifikasi}/{nomor}/{unit}", "circular.pattern-repeats")]
    [InlineData("{klasifikasi}/{nomor}{tahun}", "circular.pattern-ambiguous")]
    [InlineData("{klasifikasi}{nomor}/{tahun}", "circular.pattern-ambiguous")]
    [InlineData("1{nomor}/{tahun}", "circular.pattern-ambiguous")]
    [InlineData("{nomor}/{tahun}2", "circular.pattern-ambiguous")]
    [InlineData("", "circular.pattern")]
    [InlineData("{nomer}/{tahun}", "circular.pattern")]
    [InlineData("{nomor}/{tahun", "circular.pattern")]
    [InlineData("{nomor}/{tahun}<b>", "circular.pattern")]
    public void A_pattern_that_could_give_one_number_twice_or_says_what_it_cannot_is_refused(string pattern, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolationException>(() => NumberPattern.Parse(pattern)).Code);

    [Fact]
    public void Where_counting_never_begins_anew_the_year_may_be_left_out() =>
        Assert.Equal("12/SETDA", NumberPattern.Parse("{nomor}/{unit}", restarts: false).Number(12, "", "SETDA", Date).Value);

    [Fact]
    public void Two_types_that_would_give_the_same_numbers_share_a_book_or_are_refused()
    {
        var one = TypeOf("satu", "satu", "{klasifikasi}/{nomor}/{unit}/{tahun}");
        var other = TypeOf("dua", "dua", "{klasifikasi}/{nomor}/SETDA/{tahun}");

        Assert.Equal(
            "circular.pattern-shared", Assert.Throws<RuleViolationException>(() => CircularType.RequireDifferentNumbers([one, other])).Code);
        CircularType.RequireDifferentNumbers([one, TypeOf("dua", "satu", other.Pattern)]);
        CircularType.RequireDifferentNumbers([one, TypeOf("dua", "dua", "{klasifikasi}/SE.{nomor}/SETDA/{tahun}")]);
    }

    [Theory]
    [InlineData("100.2.7/2944/SJ", "100.2.7/2944/SJ")]
    [InlineData(" 100.1.4/KPTS.26-TAPEM/2024 ", "100.1.4/KPTS.26-TAPEM/2024")]
    [InlineData("12 tahun 2024", "12TAHUN2024")]
    public void Two_spellings_of_a_number_are_one_number(string text, string key) => Assert.Equal(key, LetterNumber.Parse(text).Key);

    [Theory]
    [InlineData("")]
    [InlineData("tanpa angka")]
    [InlineData("1<script>")]
    [InlineData("1\n2")]
    public void Anything_else_is_no_number(string text) =>
        Assert.Equal("circular.number", Assert.Throws<RuleViolationException>(() => LetterNumber.Parse(text)).Code);

    private static CircularType TypeOf(string slug, string book, string pattern) =>
        new() { Slug = slug, Name = slug, Layout = LetterLayout.A, Pattern = pattern, Book = book, Unit = "SETDA" };
}
