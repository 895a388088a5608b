using System.Text;
using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class SlugTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("pilkada-2024")]
    [InlineData("a-b-c")]
    public void A_well_formed_slug_is_read_as_it_is(string text)
    {
        Assert.True(Slug.TryParse(text, out var slug));
        Assert.Equal(text, slug.Value);
        Assert.Equal(text, slug.ToString());
        Assert.Equal(slug, Slug.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("Pilkada")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("../a")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("jum\u00e1t")]
    [InlineData("\u0430")] // Cyrillic a
    [InlineData("a\n")]
    [InlineData("a\0b")]
    public void Anything_else_is_no_slug_and_is_not_mended(string? text)
    {
        Assert.False(Slug.TryParse(text, out var slug));
        Assert.Null(slug);
        Assert.Equal("slug.malformed", Assert.Throws<RuleViolationException>(() => Slug.Parse(text)).Code);
    }

    [Fact]
    public void A_slug_has_at_most_96_characters()
    {
        Assert.True(Slug.TryParse(new string('a', 96), out _));
        Assert.False(Slug.TryParse(new string('a', 97), out _));
    }

    [Theory]
    [InlineData("Pilkada Serentak 2024", "pilkada-serentak-2024")]
    [InlineData("  Gubernur: \u201cJaga Netralitas ASN!\u201d  ", "gubernur-jaga-netralitas-asn")]
    [InlineData("Doa Bersama Usai Salat Jum'at", "doa-bersama-usai-salat-jumat")]
    [InlineData("Ma\u2019ruf dan Qur\u2018an", "maruf-dan-quran")]
    [InlineData("Aman & Damai", "aman-dan-damai")]
    [InlineData("Partisipasi Naik 80% Lebih", "partisipasi-naik-80-persen-lebih")]
    [InlineData("Kab/Kota, Kec.\u2014Desa", "kab-kota-kec-desa")]
    [InlineData("Caf\u00e9 Cr\u00e8me di Cura\u00e7ao", "cafe-creme-di-curacao")]
    [InlineData("Cafe\u0301 \u00d8resund Stra\u00dfe \u0141\u00f3d\u017a", "cafe-oresund-strasse-lodz")]
    [InlineData("\uff30\uff49\uff4c\uff4b\uff41\uff44\uff41 \uff12\uff10\uff12\uff14", "pilkada-2024")]
    [InlineData("No. 1\u00bd \u2460 \ufb01nal", "no-1-1-2-1-final")]
    [InlineData("\ud83d\uddf3\ufe0f TPS 5 \ud83c\uddee\ud83c\udde9", "tps-5")]
    [InlineData("--a--", "a")]
    public void A_title_becomes_a_readable_slug(string title, string slug) => Assert.Equal(slug, Slug.From(title).Value);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!!")]
    [InlineData("\ua997\ua9ae")]
    [InlineData("\u0627\u0644\u0627\u0646\u062a\u062e\u0627\u0628\u0627\u062a")]
    [InlineData("''")]
    public void A_title_without_a_usable_letter_still_has_a_slug(string title) => Assert.Equal("tanpa-judul", Slug.From(title).Value);

    [Fact]
    public void A_lone_surrogate_only_separates_words()
    {
        Assert.Equal("a-b", Slug.From("a\ud800b").Value);
        Assert.Equal("a", Slug.From("a\udc00").Value);
    }

    [Fact]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("pemilihan", 20))).Value;

        Assert.True(slug.Length <= Slug.MaxLength);
        Assert.All(slug.Split('-'), word => Assert.Equal("pemilihan", word));
        Assert.Equal(9, slug.Split('-').Length);
    }

    [Fact]
    public void A_word_that_ends_exactly_at_the_limit_is_kept()
    {
        var exact = new string('a', 60) + " " + new string('b', 35);

        Assert.Equal(96, Slug.From(exact).Value.Length);
        Assert.Equal(96, Slug.From(exact + " c").Value.Length);
        Assert.Equal(new string('a', 60), Slug.From(exact + "c").Value);
    }

    [Fact]
    public void One_endless_word_is_cut_through()
    {
        Assert.Equal(new string('a', 96), Slug.From(new string('a', 5_000_000)).Value);
        Assert.Equal("x-" + new string('a', 94), Slug.From("x " + new string('a', 500)).Value);
    }

    [Fact]
    public void A_numbered_slug_stays_a_slug_however_long_it_was()
    {
        Assert.Equal("pilkada-2", Slug.From("Pilkada").Numbered(2).Value);
        var longest = Slug.Parse(new string('a', 96)).Numbered(12345).Value;
        Assert.Equal(new string('a', 90) + "-12345", longest);
        Assert.Throws<ArgumentOutOfRangeException>(() => Slug.From("a").Numbered(1));
    }

    [Fact]
    public void Whatever_the_title_is_its_slug_can_be_read_back()
    {
        var random = new Random(20241127);
        for (var round = 0; round < 5_000; round++)
        {
            var title = new StringBuilder();
            for (var length = random.Next(160); length > 0; length--)
                title.Append(random.Next(4) == 0 ? (char)random.Next(char.MaxValue) : (char)random.Next(' ', 127));

            var slug = Slug.From(title.ToString());
            Assert.True(Slug.TryParse(slug.Value, out _), $"{title} gave {slug}");
            Assert.True(Slug.TryParse(slug.Numbered(round + 2).Value, out _));
            Assert.Equal(slug, Slug.From(slug.Value));
        }
    }
}
