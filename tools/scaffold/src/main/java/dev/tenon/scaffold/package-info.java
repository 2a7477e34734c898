/// New services from a template, and newer templates merged into them.
///
/// ```java
/// var answers = Answers.of("orders").withDescription("Takes orders.");
/// NewService.of(Template.service(), answers, Path.of("orders")).write(path -> {});
/// ```
///
/// The template is a project that builds and is tested as it stands; a service is what remains when
/// its names are replaced and the parts of options that nobody chose are left out. How it was
/// rendered stays in the service, in `.tenon`, so that [Update] can tell what the template changed
/// from what people changed.
///
/// It is not a generator of code from a language of its own, and it never overwrites what somebody
/// wrote.
@NullMarked
package dev.tenon.scaffold;

import org.jspecify.annotations.NullMarked;
