using JatengPortal.Kernel.Publishing.Editing;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Words_that_are_new_or_gone_are_told_and_the_rest_stays() => Assert.Equal(
        [
            new DifferencePiece(DifferenceKind.Same, "Dibuka pukul "), new DifferencePiece(DifferenceKind.Gone, "delapan"),
            new DifferencePiece(DifferenceKind.New, "sembilan"), new DifferencePiece(DifferenceKind.Same, " pagi."),
        ],
        TextDifference.Of("Dibuka pukul delapan pagi.", "Dibuka pukul sembilan pagi."));

    [Fact]
    public void What_is_added_at_the_end_is_new() => Assert.Equal(
        [new DifferencePiece(DifferenceKind.Same, "Isi berita"), new DifferencePiece(DifferenceKind.New, " baru"), new DifferencePiece(DifferenceKind.Same, ".")],
        TextDifference.Of("Isi berita.", "Isi berita baru."));

    [Theory]
    [InlineData("", "")]
    [InlineData("", "Baru.\n")]
    [InlineData("Satu\n\nDua\nTiga", "Satu\nDua\n\nEmpat")]
    [InlineData("a\nb\nc\n", "x\ny")]
    public void The_pieces_are_both_texts(string before, string after)
    {
        var pieces = TextDifference.Of(before, after);

        Assert.Equal(before, string.Concat(pieces.Where(piece => piece.Kind != DifferenceKind.New).Select(piece => piece.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(piece => piece.Kind != DifferenceKind.Gone).Select(piece => piece.Text)));
    }

    [Fact]
    public void Two_long_texts_with_nothing_in_common_are_told_as_replaced()
    {
        var before = string.Join('\n', Enumerable.Range(0, 200_000));
        var after = string.Join('\n', Enumerable.Range(500_000, 200_000));

        Assert.Equal([DifferenceKind.Gone, DifferenceKind.New], TextDifference.Of(before, after).Select(piece => piece.Kind));
    }
}
