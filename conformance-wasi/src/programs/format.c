/* Numbers as text and text as numbers, of the kinds that every C library must write alike. */
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double from_bits(uint64_t bits) {
    double value;
    memcpy(&value, &bits, 8);
    return value;
}

int main(void) {
    const int32_t whole[] = {0, 1, -1, 42, -42, 100000, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        int x = whole[i];
        printf("[%d] [%8d] [%-8d] [%+d] [%08d] [%.5d] [%x] [%#o]\n", x, x, x, x, x, x, (unsigned) x, (unsigned) x);
    }
    printf("%" PRId64 " %" PRIu64 " %" PRIX64 "\n", INT64_MIN, UINT64_MAX, UINT64_MAX);
    printf("%hhd %hd %hu %c%c%%\n", (signed char) 200, (short) 40000, (unsigned short) 70000, 'o', 'k');
    printf("[%s] [%10s] [%-10s] [%.3s] [%*s] [%-*.*s]\n", "text", "text", "text", "text", 7, "text", 6, 2, "text");

    const double numbers[] = {0.0, -0.0, 1.0, -1.5, 0.1, 1.0 / 3, 123456789.123456789, 1e21, 1e22, 1e23, 5e-324,
            2.2250738585072014e-308, 2.225073858507201e-308, DBL_MAX, DBL_EPSILON, 9007199254740993.0, 0.5,
            1.5, 2.5, 1e100, 123456.5, 0.000012345, 65504,
            from_bits(0x3fb999999999999a), from_bits(0x7fefffffffffffff), INFINITY, -INFINITY};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        double x = numbers[i];
        double y = fabs(x) < 1e30 ? x : 0;
        printf("%g %.17g %f %.0f %.3e %10.2f %-12.4g| %+g %#.0f %G\n", x, x, y, y, x, y, x, x, y, x);
        if (x == 0 || (isfinite(x) && fabs(x) >= DBL_MIN)) printf("%a %.3a\n", x, x);
    }
    printf("%d %d\n", isnan(strtod("nan", NULL)) != 0, isinf(strtod("-inf", NULL)) != 0);
    printf("%.70f\n", 5e-5);
    printf("%.1100f\n", 5e-324);
    printf("%f\n", 1e60);

    const char *texts[] = {"0.1", "1e-400", "1e400", "  -7.25e+3xyz", "0x1.8p1", "2.4703282292062327208e-324",
            "2.4703282292062328e-324", "9007199254740993", "9007199254740992.9999999999999999999", "179769313486231580793e289",
            ".5", "5.", "-.e1", "1e", "infinity"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *end;
        double x = strtod(texts[i], &end);
        float y = strtof(texts[i], NULL);
        printf("%s: %.17g %.9g rest %s\n", texts[i], x, (double) y, end);
    }
    const char *integers[] = {"42", "-42", "0x7f", "077", "99999999999999999999", " +5 ", "z", "-0"};
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        char *end;
        long long x = strtoll(integers[i], &end, 0);
        printf("%s: %lld %llu rest %s\n", integers[i], x, strtoull(integers[i], NULL, 36), end);
    }

    int a, b, count;
    char word[20];
    double x;
    count = sscanf("12 abc 3.5 0x1f tail", "%d %19s %lf %i", &a, word, &x, &b);
    printf("sscanf %d: %d %s %g %d\n", count, a, word, x, b);
    count = sscanf("key=value;", "%9[^=]=%9[a-z]%n", word, word + 10, &a);
    printf("sscanf %d: %s %s %d\n", count, word, word + 10, a);
    char small[8];
    printf("snprintf %d ", snprintf(small, sizeof small, "%s", "far too long"));
    printf("%s\n", small);

    printf("%a %a %a %a %a\n", sqrt(2), fma(0.1, 10, -1), fmod(1e18, 7.5), remainder(10, 3.75), nextafter(1, 2));
    printf("%a %a %a %a %a\n", floor(-2.5), ceil(-2.5), round(-2.5), rint(-2.5), trunc(-2.5));
    printf("%ld %lld %a %a\n", lround(-2.5), llrint(3.5), ldexp(0.75, 20), hypot(3, 4));
    printf("%.10g %.10g %.10g %.10g %.10g %.10g\n", sin(1), cos(1), tan(1), exp(1), log(10), pow(2, 0.5));
    int exponent;
    double part, whole_part;
    part = frexp(1234.5, &exponent);
    printf("%g %d ", part, exponent);
    part = modf(-3.75, &whole_part);
    printf("%g %g\n", part, whole_part);
    return 0;
}
